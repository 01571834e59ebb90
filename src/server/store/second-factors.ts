import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import type { Id, Instant } from '#model/ids.ts';
import type { Random } from '#server/random.ts';
import type { Database } from './dialect.ts';

/** `secret` as authenticator apps hold it. Nobody is asked for it before it is confirmed. */
export type SecondFactor = { secret: Uint8Array; confirmedAt: Instant | null; lastStep: number };

const NONCE = 12;
const TAG = 16;

/** Whoever reads the database, or a backup, makes no codes: the key comes from the key file. */
const keyOf = (pepper: string, person: Id): Buffer =>
  Buffer.from(hkdfSync('sha256', pepper, '', `daybook/second-factor/1\n${person}`, 32));

function seal(secret: Uint8Array, { pepper, person, random }: { pepper: string; person: Id; random: Random }): string {
  const nonce = random.bytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', keyOf(pepper, person), nonce);
  return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

function open(sealed: string, { pepper, person }: { pepper: string; person: Id }): Uint8Array {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(pepper, person), bytes.subarray(0, NONCE));
  decipher.setAuthTag(bytes.subarray(-TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]);
}

export async function secondFactorOf(
  db: Database,
  { person, pepper }: { person: Id; pepper: string },
): Promise<SecondFactor | undefined> {
  const row = await db.selectFrom('second_factors').selectAll().where('person_id', '=', person).executeTakeFirst();
  return (
    row && { secret: open(row.secret, { pepper, person }), confirmedAt: row.confirmed_at, lastStep: row.last_step }
  );
}

/** Begins one that is in use once it is confirmed. */
export async function beginFactor(
  db: Database,
  begun: { person: Id; secret: Uint8Array; pepper: string; random: Random },
): Promise<void> {
  const row = { secret: seal(begun.secret, begun), confirmed_at: null, last_step: 0 };
  await db
    .insertInto('second_factors')
    .values({ person_id: begun.person, ...row })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
    .execute();
}

/**
 * Uses up this step and every one before it; `confirmedAt` also puts the factor into use. False when another request
 * was faster: a code is good once.
 */
export async function spendStep(
  db: Database,
  { person, step, confirmedAt }: { person: Id; step: number; confirmedAt?: Instant },
): Promise<boolean> {
  const used = await db
    .updateTable('second_factors')
    .set({ last_step: step, ...(confirmedAt === undefined ? {} : { confirmed_at: confirmedAt }) })
    .where('person_id', '=', person)
    .where('last_step', '<', step)
    .returning('person_id')
    .executeTakeFirst();
  return used !== undefined;
}

export async function forgetFactor(db: Database, person: Id): Promise<void> {
  await db.deleteFrom('recovery_codes').where('person_id', '=', person).execute();
  await db.deleteFrom('second_factors').where('person_id', '=', person).execute();
}

export async function replaceRecoveryCodes(db: Database, person: Id, hashes: readonly string[]): Promise<void> {
  await db.deleteFrom('recovery_codes').where('person_id', '=', person).execute();
  await db
    .insertInto('recovery_codes')
    .values(hashes.map((code_hash) => ({ person_id: person, code_hash, used_at: null })))
    .execute();
}

/** False when there is no such code, or it is used. */
export async function spendRecoveryCode(
  db: Database,
  { person, hash, at }: { person: Id; hash: string; at: Instant },
): Promise<boolean> {
  const used = await db
    .updateTable('recovery_codes')
    .set({ used_at: at })
    .where('person_id', '=', person)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .returning('person_id')
    .executeTakeFirst();
  return used !== undefined;
}

export async function recoveryCodesLeft(db: Database, person: Id): Promise<number> {
  const { left } = await db
    .selectFrom('recovery_codes')
    .select((of) => of.fn.countAll<number>().as('left'))
    .where('person_id', '=', person)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(left);
}
