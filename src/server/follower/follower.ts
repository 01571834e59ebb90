import { answerRows } from '#server/follower/answer-rows.ts';
import { questionNumbers, replaceAnswers } from '#server/store/answers.ts';
import type { Database } from '#server/store/dialect.ts';
import { readFolded } from '#server/store/fold.ts';
import { moveFollower, resetFollower, tryLead } from '#server/store/followers.ts';
import { readTouched } from '#server/store/horizon.ts';
import type { Immutables } from '#server/store/immutables.ts';

const NAME = 'answers';

/** Log rows per transaction: on SQLite a push waits while one runs. */
const ROWS = 50;

/**
 * The one elected reader that keeps the `answers` table in step with the log. Whichever process gets the lock of a
 * transaction reads on from the stored cursor; what it projects and the cursor commit together.
 */
export type Follower = {
  /** Reads on to the horizon, or returns at once when another process is at it. */
  catchUp(): Promise<void>;
  /** Forgets the projections; the next run makes them again from the whole log. */
  rebuild(): Promise<void>;
};

export function createFollower({ db, immutables }: { db: Database; immutables: Immutables }): Follower {
  const readOn = (): Promise<number> =>
    db.transaction().execute(async (transaction) => {
      const cursor = await tryLead(transaction, NAME);
      if (cursor === undefined) return 0;
      const touched = await readTouched(transaction, cursor, ROWS);
      const last = touched.at(-1);
      if (!last) return 0;
      for (const id of new Set(touched.map((row) => row.observation_id))) await project(transaction, immutables, id);
      await moveFollower(transaction, NAME, last.position);
      return touched.length;
    });
  return {
    async catchUp() {
      while ((await readOn()) === ROWS);
    },
    rebuild: () => db.transaction().execute((transaction) => resetFollower(transaction, NAME)),
  };
}

async function project(db: Database, immutables: Immutables, id: string): Promise<void> {
  const folded = await readFolded(db, immutables, id);
  const numbers = await questionNumbers(db, folded.form);
  await replaceAnswers(db, id, answerRows(folded, numbers));
}
