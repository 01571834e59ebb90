import * as z from 'zod/mini';
import { Id } from '../ids.ts';
import { Role } from '../mission.ts';
import { Login, Session } from './account.ts';
import { OBSERVATION_STATES } from './observations.ts';

const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));

/** Whether this server still waits for its one-time set-up link. */
export const SetupState = z.strictObject({ needed: z.boolean() });
export type SetupState = z.infer<typeof SetupState>;

/**
 * Set-up signs the owner in. The demonstration also brings a code with which a phone joins it, and what its owner
 * signs in with later; both are shown only once.
 */
export const SetupDone = z.extend(Session, {
  enrolment: z.optional(z.strictObject({ code: z.string(), link: z.string() })),
  signIn: z.optional(z.strictObject({ login: z.string(), password: z.string() })),
});
export type SetupDone = z.infer<typeof SetupDone>;

/**
 * Renames a person, gives another role or another team (null: none). Only owners change roles; the last owner stays
 * owner.
 */
export const PersonChange = z.strictObject({
  name: z.optional(name),
  role: z.optional(Role),
  team: z.optional(z.nullable(Id)),
});
export type PersonChange = z.infer<typeof PersonChange>;

/** Someone who signs in at headquarters. A regional coordinator's areas are those of the team they are put in. */
export const NewCoordinator = z.strictObject({
  name,
  login: Login,
  password: z.string().check(z.maxLength(1000)),
  role: z.enum(['owner', 'coordinator', 'regional-coordinator', 'analyst']),
});
export type NewCoordinator = z.infer<typeof NewCoordinator>;

const count = z.int().check(z.gte(0));

/** Counts of the first screen, of everything the reader may see. */
export const DaySummary = z.strictObject({
  observations: z.record(z.enum(OBSERVATION_STATES), count),
  /** First received since midnight of the mission's time zone. */
  receivedToday: count,
  /** Observations with at least one answer in conflict. */
  conflicts: count,
  /** Observations with at least one critical answer. */
  critical: count,
  devices: z.strictObject({
    active: count,
    suspended: count,
    /** Active, and not heard of for `silentAfterMinutes`, or never since enrolment. */
    silent: count,
    silentAfterMinutes: count,
  }),
  /** Revisions minted on phones, by their own count, that have not arrived. */
  pending: count,
});
export type DaySummary = z.infer<typeof DaySummary>;
