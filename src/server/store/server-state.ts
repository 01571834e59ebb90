import type { Database } from './dialect.ts';

/**
 * - `epoch`: random, made with the database. A cursor of another epoch starts from the beginning; restoring a backup
 *   must write a new one.
 * - `key-fingerprint`: the keys this database was made with.
 * - `server-device`: the device id of the server's own chain of revisions.
 * - `probe`: written by the readiness check.
 */
type StateKey = 'epoch' | 'key-fingerprint' | 'server-device' | 'probe';

export async function readState(db: Database, key: StateKey): Promise<string | undefined> {
  const row = await db.selectFrom('server_state').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value;
}

/** Writes the value if there is none yet; returns the one that stands, also when two processes try at once. */
export async function settleState(db: Database, key: StateKey, value: string): Promise<string> {
  await db
    .insertInto('server_state')
    .values({ key, value })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await readState(db, key)) ?? value;
}

export async function writeState(db: Database, key: StateKey, value: string): Promise<void> {
  await db
    .insertInto('server_state')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}
