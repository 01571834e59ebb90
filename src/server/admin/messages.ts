import * as z from 'zod/mini';
import { Login } from '#model/desk/account.ts';
import { ColumnMapping, ImportPlan as DeskImportPlan } from '#model/desk/frame-import.ts';
import { EXPORT_KINDS, ExportRequest } from '#model/desk/observations.ts';
import { Id } from '#model/ids.ts';
import { parseJson } from '#model/protocol/parse-json.ts';
import { FrameVersion } from '#model/station.ts';

/**
 * What the command line and the admin app say to each other. Replies are open objects: after an update, a command may
 * speak to a server of the build before.
 */

/** Which database answers, and the missions in it, oldest first. */
export const Missions = z.object({
  /** As an operator would say it. */
  place: z.string(),
  /** PostgreSQL's address without user and password; null for SQLite. */
  postgres: z.nullable(z.string()),
  /** Where browsers reach the server. */
  origin: z.string(),
  missions: z.array(z.object({ id: Id, name: z.string() })),
});
export type Missions = z.infer<typeof Missions>;

export const SetupLink = z.object({ link: z.string() });
export type SetupLink = z.infer<typeof SetupLink>;

/** Shown once: the server keeps hashes only. */
export const DemoAccess = z.object({
  enrolment: z.object({ code: z.string(), link: z.string() }),
  signIn: z.object({ login: z.string(), password: z.string() }),
});
export type DemoAccess = z.infer<typeof DemoAccess>;

/** Whose second factor was taken off. `hadOne`: false when there was none. */
export const FactorForgotten = z.object({ login: z.string(), hadOne: z.boolean() });
export type FactorForgotten = z.infer<typeof FactorForgotten>;

export const FactorQuery = z.strictObject({ login: Login });

const json = z.transform((text, ctx) => {
  try {
    return parseJson(String(text));
  } catch {
    ctx.issues.push({ code: 'custom', message: 'not JSON', input: text });
    return z.NEVER;
  }
});

/** How to read the station list in the body. */
export const StationListQuery = z.strictObject({
  mission: Id,
  sheet: z.optional(z.string().check(z.maxLength(200))),
  /** A `ColumnMapping` as JSON. */
  mapping: z.pipe(json, ColumnMapping),
});

/** `against` is the version the plan was made against, absent for none. */
export const PublishListQuery = z.extend(StationListQuery, {
  against: z.optional(z.coerce.number().check(z.int(), z.gte(1))),
  skipFaults: z.enum(['yes', 'no']),
});

export const ListPlan = z.omit(DeskImportPlan, { upload: true });
export type ListPlan = z.infer<typeof ListPlan>;

export const PublishedList = z.object({ version: FrameVersion });
export type PublishedList = z.infer<typeof PublishedList>;

export const EvidenceQuery = z.strictObject({ mission: Id });

export const ExportQuery = z.extend(ExportRequest, { mission: Id, kind: z.enum(EXPORT_KINDS) });
