import * as z from 'zod/mini';
import { Assignment } from '../frame.ts';
import { Code, Id, Instant } from '../ids.ts';
import { Person, Team } from '../mission.ts';
import { RevisionRefusal } from '../protocol/refusal-codes.ts';
import { Gap } from './gaps.ts';

export const NewPerson = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  team: z.nullable(Id),
});
export type NewPerson = z.infer<typeof NewPerson>;

export const NewTeam = z.strictObject({ code: Code, areas: z.array(Code) });
export type NewTeam = z.infer<typeof NewTeam>;

const deployment = { members: z.array(Id), areas: z.array(Code) };

/**
 * Replaces the members and areas of a team. A person is in one team at most: joining one leaves the other. `seen` is
 * what the editor saw; a team that is not like that any more stays as it is.
 */
export const TeamChange = z.strictObject({ ...deployment, seen: z.optional(z.strictObject(deployment)) });
export type TeamChange = z.infer<typeof TeamChange>;

export const DeviceRow = z.strictObject({
  id: Id,
  person: Id,
  name: z.string(),
  state: z.enum(['active', 'suspended']),
  enrolledAt: Instant,
  lastContactAt: z.nullable(Instant),
  /** Device clock minus server clock when last heard, ms. */
  clockSkewMs: z.nullable(z.int()),
  /** Highest number the device says it has minted, and how many of them are here. */
  highestSeq: z.int(),
  received: z.int(),
  /** Every number up to the highest that is not here: pending, or refused. */
  gaps: z.array(Gap),
});
export type DeviceRow = z.infer<typeof DeviceRow>;

export const People = z.strictObject({
  people: z.array(Person),
  teams: z.array(Team),
  devices: z.array(DeviceRow),
});
export type People = z.infer<typeof People>;

export const EnrolmentRequest = z.strictObject({
  people: z.array(Id).check(z.minLength(1), z.maxLength(500)),
  /** Hours until an unused code expires. */
  hoursValid: z.int().check(z.gte(1), z.lte(24 * 60)),
});
export type EnrolmentRequest = z.infer<typeof EnrolmentRequest>;

/** Shown once, for printing; only hashes are kept. `link` holds the code in its fragment. */
export const EnrolmentCard = z.strictObject({
  person: Id,
  name: z.string(),
  code: z.string(),
  link: z.string(),
  expiresAt: Instant,
});
export type EnrolmentCard = z.infer<typeof EnrolmentCard>;

export const AssignmentsChange = z.strictObject({ team: Id, form: Code, stations: z.array(Code) });
export type AssignmentsChange = z.infer<typeof AssignmentsChange>;

/** Leaves every other station of the plan as it is: two who plan at once lose nothing. */
export const PlanChange = z.strictObject({ team: Id, form: Code, add: z.array(Code), remove: z.array(Code) });
export type PlanChange = z.infer<typeof PlanChange>;

/** `listed` as in the newest list; null when the station is not in it any more. */
export const PlannedVisit = z.extend(Assignment, {
  listed: z.nullable(z.strictObject({ number: z.string(), name: z.string(), area: Code })),
});
export type PlannedVisit = z.infer<typeof PlannedVisit>;

/** What a phone's outbox, brought as a file, holds; before it is taken, and after. */
export const CourierReport = z.strictObject({
  /** The phone that made the file; its person, where headquarters knows it. */
  device: Id,
  person: z.nullable(Id),
  madeAt: Instant,
  /** Whether it was taken, or only looked at. */
  taken: z.boolean(),
  envelopes: z.int(),
  /** New here, and here already. */
  fresh: z.int(),
  known: z.int(),
  /** Each is named by its phone and number where that can be told. */
  refused: z.array(
    z.strictObject({
      device: z.nullable(Id),
      seq: z.nullable(z.int()),
      code: RevisionRefusal,
      detail: z.nullable(z.string()),
    }),
  ),
});
export type CourierReport = z.infer<typeof CourierReport>;
