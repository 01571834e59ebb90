import * as z from 'zod/mini';

/**
 * What a mission asks of its observers' phones. `none`: no unlocking. `standard`: a passphrase, a lock after fifteen
 * idle minutes. `hostile`: the same after one minute and whenever the app is out of sight.
 */
export const Protection = z.enum(['none', 'standard', 'hostile']);
export type Protection = z.infer<typeof Protection>;

/** What new missions get when nobody chooses. */
export const USUAL_PROTECTION: Protection = 'standard';

export const MissionProtection = z.strictObject({ protection: Protection });
export type MissionProtection = z.infer<typeof MissionProtection>;

export type LockRules = { idleMs: number; whenHidden: boolean };

const MINUTE_MS = 60_000;

/** A phone protected by its owner's own wish locks by the standard. */
export const lockRulesOf = (protection: Protection): LockRules =>
  protection === 'hostile' ? { idleMs: MINUTE_MS, whenHidden: true } : { idleMs: 15 * MINUTE_MS, whenHidden: false };
