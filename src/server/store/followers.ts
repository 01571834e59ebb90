import { sql } from 'kysely';
import { type Database, isPostgres } from './dialect.ts';
import { type Position, START } from './horizon.ts';

/** Advisory locks of followers: this class, and a number made of the name. */
const FOLLOWING = 7268;

/**
 * The follower's place in the log, if no other process leads it. The lock lasts until the transaction ends. On SQLite
 * there is one process.
 */
export async function tryLead(transaction: Database, name: string): Promise<Position | undefined> {
  if (isPostgres(transaction)) {
    const { rows } = await sql<{ led: boolean }>`
      select pg_try_advisory_xact_lock(${sql.lit(FOLLOWING)}, hashtext(${name})) as led
    `.execute(transaction);
    if (!rows[0]?.led) return undefined;
  }
  const row = await transaction.selectFrom('followers').select('cursor').where('name', '=', name).executeTakeFirst();
  return row?.cursor ?? START;
}

export async function moveFollower(transaction: Database, name: string, cursor: Position): Promise<void> {
  await transaction
    .insertInto('followers')
    .values({ name, cursor })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ cursor }))
    .execute();
}

/** Back to the beginning, without what was projected. */
export async function resetFollower(transaction: Database, name: string): Promise<void> {
  await transaction.deleteFrom('answers').execute();
  await moveFollower(transaction, name, START);
}
