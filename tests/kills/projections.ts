import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { type Database, isPostgres } from '#server/store/dialect.ts';
import { endOfLog, START } from '#server/store/horizon.ts';
import { type Storage, withServer } from './storage.ts';

/** Every row that is projected. */
const answerRowsIn = (db: Database) =>
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
  (await db.selectFrom('followers').select('cursor').where('name', '=', 'answers').executeTakeFirst())?.cursor ?? START;

/** Where the log ends, also what other transactions still keep readers from. */
async function lastPosition(db: Database): Promise<string> {
  if (!isPostgres(db)) return endOfLog(db);
  const { rows } = await sql<{ position: string }>`
    select xid::text || '.' || log_seq as position from revisions order by xid desc, log_seq desc limit 1
  `.execute(db);
  return rows[0]?.position ?? START;
}

/** The projections that servers left, none of which runs any more, are those a new reader makes of the whole log. */
export const projectionFaults = (storage: Storage): Promise<string[]> =>
  withServer(storage, async ({ db, follower }) => {
    const found = await answerRowsIn(db);
    await follower.rebuild();
    await follower.catchUp();
    await caughtUp(db);
    const made = await answerRowsIn(db);
    const projected = new Set(made.map(({ observation_no }) => observation_no));
    const observations = await db.selectFrom('observations').select(['no', 'id']).execute();
    return [
      ...observations.filter(({ no }) => !projected.has(no)).map(({ id }) => `Observation ${id} is not projected`),
      ...(JSON.stringify(found) === JSON.stringify(made)
        ? []
        : [`${found.length} projected rows are not the ${made.length} of the log`]),
    ];
  });
