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

const password = z.string().check(z.maxLength(1000));

/** `code`: of the second factor, or a recovery code; asked for by FACTOR_NEEDED. */
export const LoginRequest = z.strictObject({
  login: Login,
  password,
  code: z.optional(z.string().check(z.maxLength(40))),
});
export type LoginRequest = z.infer<typeof LoginRequest>;

/** Who is signed in, in which mission. */
export const Session = z.strictObject({
  person: z.strictObject({ id: Id, name: z.string(), role: Role }),
  mission: Mission,
  expiresAt: Instant,
  /** Nothing else is let through before a second factor is set up. */
  factorDue: z.boolean(),
});
export type Session = z.infer<typeof Session>;

/** One's own account: where one is signed in, and how it is protected. */
export const Account = z.strictObject({
  login: z.string(),
  sessions: z.array(
    z.strictObject({ id: Id, device: z.string(), startedAt: Instant, lastSeenAt: Instant, isThis: z.boolean() }),
  ),
  factor: z.strictObject({
    isOn: z.boolean(),
    /** The role does not do without. */
    isNeeded: z.boolean(),
    recoveryCodesLeft: z.int(),
  }),
});
export type Account = z.infer<typeof Account>;

export const PasswordChange = z.strictObject({ current: password, fresh: password });
export type PasswordChange = z.infer<typeof PasswordChange>;

/** The secret as text, and as the address that the QR code holds. Shown only while the factor is set up. */
export const FactorBegun = z.strictObject({ secret: z.string(), link: z.string() });
export type FactorBegun = z.infer<typeof FactorBegun>;

export const FactorCode = z.strictObject({ code: z.string().check(z.maxLength(40)) });

/** Shown once; only hashes are kept. */
export const RecoveryCodes = z.strictObject({ codes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;

/** With a second factor its code, without one the password. */
export const ProofRequest = z.strictObject({ shown: password });

/** How this person shows who they are, and for how long what they showed last still counts. */
export const Proof = z.strictObject({ by: z.enum(['code', 'password']), countsMs: z.int() });
export type Proof = z.infer<typeof Proof>;
