import * as z from 'zod/mini';
import { MISSION_FACTS } from './condition.ts';
import { Code, Id } from './ids.ts';
import { Language } from './language.ts';

/**
 * One observation mission. `synthetic` marks demonstration material on every screen and in every export.
 * `electionDay` is a local calendar date; `timeZone` a tz-database name.
 */
export const Mission = z.strictObject({
  id: Id,
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  electionDay: z.iso.date(),
  timeZone: z.string().check(z.minLength(1), z.maxLength(64)),
  languages: z.array(Language).check(z.minLength(1)),
  facts: z.array(z.enum(MISSION_FACTS)),
  policy: z.enum(['standard', 'hostile']),
  synthetic: z.boolean(),
});
export type Mission = z.infer<typeof Mission>;

export const Role = z.enum(['owner', 'coordinator', 'regional-coordinator', 'analyst', 'observer']);
export type Role = z.infer<typeof Role>;

/** Someone of the mission. Names stay at headquarters and with the person's own team. */
export const Person = z.strictObject({
  id: Id,
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  role: Role,
});
export type Person = z.infer<typeof Person>;

/** The observers who work together; `areas` is where the team is deployed (empty: everywhere). */
export const Team = z.strictObject({
  id: Id,
  code: Code,
  members: z.array(Id),
  areas: z.array(Code),
});
export type Team = z.infer<typeof Team>;
