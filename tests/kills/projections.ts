import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { type Database, isPostgres } from '#server/store/dialect.ts';
import { endOfLog } from '#server/store/horizon.ts';

/** Every row that is projected. */
export const answerRowsIn = (db: Database) =>
  db
    .selectFrom('answers')
    .selectAll()
    .orderBy('observation_no')
    .orderBy('question_no')
    .orderBy('part')
    .orderBy('contest')
    .execute();

/** Resolves when the follower has read the whole log. @throws when it does not get there */
export async function caughtUp(db: Database): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if ((await cursorIn(db)) === (await lastPosition(db))) return;
    await wait(100);
  }
  throw new Error(`The follower stays at ${await cursorIn(db)}; the log ends at ${await lastPosition(db)}`);
}

const cursorIn = async (db: Database) =>
  (await db.selectFrom('followers').select('cursor').where('name', '=', 'answers').executeTakeFirst())?.cursor;

/** Where the log ends, also what other transactions still keep readers from. */
async function lastPosition(db: Database): Promise<string> {
  if (!isPostgres(db)) return endOfLog(db);
  const { rows } = await sql<{ position: string }>`
    select xid::text || '.' || log_seq as position from revisions order by xid desc, log_seq desc limit 1
  `.execute(db);
  return rows[0]?.position ?? '0.0';
}
