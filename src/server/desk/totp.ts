import { createHmac } from 'node:crypto';
import { sameSecret } from '#server/secrets.ts';

/** What authenticator apps expect unless told otherwise: SHA-1, six digits, a new code every 30 s (RFC 6238). */
const STEP_MS = 30_000;
const DIGITS = 6;

/** A code is good this many steps early or late: phones' clocks are off, and typing takes time. */
const DRIFT_STEPS = 1;

export const SECRET_BYTES = 20;

/** The one-time password of a counter (RFC 4226). */
export function hotp(secret: Uint8Array, counter: number, digits = DIGITS): string {
  const moving = Buffer.alloc(8);
  moving.writeBigUInt64BE(BigInt(counter));
  const mac = createHmac('sha1', secret).update(moving).digest();
  const offset = (mac.at(-1) ?? 0) & 0x0f;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

export const stepAt = (now: number): number => Math.floor(now / STEP_MS);

/**
 * The step whose code this is, if it is later than `lastStep`: a code that was used, or one before it, is used up.
 * Undefined when it is none.
 */
export function stepOfCode(
  secret: Uint8Array,
  { code, now, lastStep }: { code: string; now: number; lastStep: number },
): number | undefined {
  const steps = Array.from({ length: 2 * DRIFT_STEPS + 1 }, (_, index) => stepAt(now) - DRIFT_STEPS + index);
  return steps.filter((step) => sameSecret(hotp(secret, step), code) && step > lastStep)[0];
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 without padding, as people type it and apps read it. */
export function toBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** What the QR code of an authenticator app holds. */
export function totpLink(secret: string, { login, mission }: { login: string; mission: string }): string {
  const issuer = encodeURIComponent(`Daybook ${mission}`.replaceAll(':', ' '));
  return `otpauth://totp/${issuer}:${encodeURIComponent(login)}?secret=${secret}&issuer=${issuer}`;
}
