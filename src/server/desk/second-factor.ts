import type { FactorBegun } from '#model/desk/account.ts';
import type { Id } from '#model/ids.ts';
import type { Mission, Role } from '#model/mission.ts';
import { instantOf } from '#server/clock.ts';
import type { Random } from '#server/random.ts';
import { refuse } from '#server/refusals.ts';
import { codeHash } from '#server/secrets.ts';
import type { Server } from '#server/server.ts';
import type { Database } from '#server/store/dialect.ts';
import {
  beginFactor,
  replaceRecoveryCodes,
  secondFactorOf,
  spendRecoveryCode,
  spendStep,
} from '#server/store/second-factors.ts';
import { SECRET_BYTES, stepOfCode, toBase32, totpLink } from './totp.ts';

/** Whoever decides who may do what does not do without; where all is made up there is nothing to protect. */
export const isFactorNeeded = (role: Role, mission: Mission): boolean => role === 'owner' && !mission.synthetic;

export const RECOVERY_CODES = 10;

/** 50 bits each, in two halves of five. */
const RECOVERY_LETTERS = 10;
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';

type Checking = Pick<Server, 'clock' | 'keys'>;

/** Whether the person is asked for a second factor. */
export async function hasFactor(db: Database, { keys }: Checking, person: Id): Promise<boolean> {
  const factor = await secondFactorOf(db, { person, pepper: keys.pepper });
  return factor !== undefined && factor.confirmedAt !== null;
}

/** Whether this is a code of the person's second factor that is good now, or one of their recovery codes. It is used up. */
export async function takeCode(
  db: Database,
  { clock, keys }: Checking,
  { person, typed }: { person: Id; typed: string },
): Promise<boolean> {
  const factor = await secondFactorOf(db, { person, pepper: keys.pepper });
  if (!factor || factor.confirmedAt === null) return false;
  const code = typed.replaceAll(/[\s-]/g, '').toLowerCase();
  if (code.length === RECOVERY_LETTERS)
    return spendRecoveryCode(db, { person, hash: codeHash(code, keys.pepper), at: instantOf(clock()) });
  const step = stepOfCode(factor.secret, { code, now: clock(), lastStep: factor.lastStep });
  return step !== undefined && spendStep(db, { person, step });
}

/** A new secret, to be confirmed with a first code. @throws STALE when a second factor is in use */
export async function newFactor(
  db: Database,
  { keys, random, ...checking }: Checking & { random: Random },
  { person, login, mission }: { person: Id; login: string; mission: string },
): Promise<FactorBegun> {
  if (await hasFactor(db, { keys, ...checking }, person)) throw refuse('STALE', 'factor');
  const secret = random.bytes(SECRET_BYTES);
  await beginFactor(db, { person, secret, pepper: keys.pepper, random });
  const text = toBase32(secret);
  return { secret: text, link: totpLink(text, { login, mission }) };
}

/** Puts the begun factor into use. In a transaction. @throws FACTOR_WRONG; STALE when none was begun */
export async function confirmFactor(
  db: Database,
  { clock, keys }: Checking,
  { person, code }: { person: Id; code: string },
): Promise<void> {
  const factor = await secondFactorOf(db, { person, pepper: keys.pepper });
  if (!factor || factor.confirmedAt !== null) throw refuse('STALE', 'factor');
  const now = clock();
  const step = stepOfCode(factor.secret, { code: code.replaceAll(/\s/g, ''), now, lastStep: factor.lastStep });
  if (step === undefined || !(await spendStep(db, { person, step, confirmedAt: instantOf(now) })))
    throw refuse('FACTOR_WRONG');
}

/** Ten new ones; those before are void. In a transaction. */
export async function newRecoveryCodes(
  db: Database,
  { keys, random }: Pick<Server, 'keys' | 'random'>,
  person: Id,
): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => randomLetters(random));
  await replaceRecoveryCodes(
    db,
    person,
    codes.map((code) => codeHash(code, keys.pepper)),
  );
  return codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`);
}

/** Bytes beyond the last multiple of the alphabet's length would favour its first letters. */
function randomLetters(random: Random): string {
  const most = 256 - (256 % ALPHABET.length);
  let letters = '';
  while (letters.length < RECOVERY_LETTERS)
    letters += [...random.bytes(RECOVERY_LETTERS)]
      .filter((byte) => byte < most)
      .map((byte) => ALPHABET[byte % ALPHABET.length])
      .join('');
  return letters.slice(0, RECOVERY_LETTERS);
}
