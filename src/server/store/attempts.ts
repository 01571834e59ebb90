import { sql } from 'kysely';
import { type Database, isPostgres } from './dialect.ts';

/** Only PostgreSQL can have two at once. */
const COUNTING = 7_268_302_003;

/** Whoever counts attempts and adds one, in a transaction, is the only one who does. */
export async function oneCountsAtATime(tx: Database): Promise<void> {
  if (isPostgres(tx)) await sql`select pg_advisory_xact_lock(${sql.lit(COUNTING)})`.execute(tx);
}

/** Instants of this key's attempts after `since`, oldest first. */
export async function attemptsSince(db: Database, key: string, since: string): Promise<string[]> {
  const rows = await db
    .selectFrom('attempts')
    .select('at')
    .where('key', '=', key)
    .where('at', '>', since)
    .orderBy('at')
    .execute();
  return rows.map((row) => row.at);
}

/** Remembers one more attempt, and forgets this key's attempts up to `forgetUntil`. */
export async function recordAttempt(
  db: Database,
  { key, at, forgetUntil }: { key: string; at: string; forgetUntil: string },
): Promise<void> {
  await db.deleteFrom('attempts').where('key', '=', key).where('at', '<=', forgetUntil).execute();
  await db.insertInto('attempts').values({ key, at }).execute();
}
