import * as z from 'zod/mini';
import { MISSION_FACTS } from '../condition.ts';
import { Id, Instant } from '../ids.ts';
import { Language } from '../language.ts';
import { Mission, Role } from '../mission.ts';
import { Protection } from '../protection.ts';

const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));

/** What a coordinator signs in with; compared without regard to case. */
export const Login = z.string().check(z.trim(), z.toLowerCase(), z.minLength(3), z.maxLength(100));

/** Shortest accepted password, in characters. No composition rules (NIST SP 800-63B). */
export const SHORTEST_PASSWORD = 12;

export const SetupRequest = z.strictObject({
  /** The secret of the one-time set-up link. */
  secret: z.string().check(z.maxLength(100)),
  mission: z.strictObject({
    name,
    electionDay: z.iso.date(),
    timeZone: z.string().check(z.minLength(1), z.maxLength(64)),
    languages: z.array(Language).check(z.minLength(1)),
    facts: z.array(z.enum(MISSION_FACTS)),
    /** `USUAL_PROTECTION` where nothing is said. */
    protection: z.optional(Protection),
  }),
  owner: z.strictObject({ name, login: Login, password: z.string().check(z.maxLength(1000)) }),
});
export type SetupRequest = z.infer<typeof SetupRequest>;

/** Makes the demonstration mission instead; the reply signs its owner in. */
export const SetupDemoRequest = z.strictObject({ secret: z.string().check(z.maxLength(100)) });

export const LoginRequest = z.strictObject({ login: Login, password: z.string().check(z.maxLength(1000)) });
export type LoginRequest = z.infer<typeof LoginRequest>;

/** Who is signed in, in which mission. */
export const Session = z.strictObject({
  person: z.strictObject({ id: Id, name: z.string(), role: Role }),
  mission: Mission,
  expiresAt: Instant,
});
export type Session = z.infer<typeof Session>;
