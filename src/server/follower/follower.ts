import type { FollowedLog } from './followed-log.ts';

const NAME = 'answers';

/** Log rows per transaction: on SQLite a push waits while one runs. */
const ROWS = 25;

/**
 * The one elected reader that keeps the `answers` table in step with the log. Whichever process gets the lock of a
 * transaction reads on from the stored cursor; what it projects and the cursor commit together.
 */
export type Follower = {
  /** Reads on to the horizon, after a run under way here; returns at once when another process is at it. */
  catchUp(): Promise<void>;
  /** Forgets the projections; the next run makes them again from the whole log. */
  rebuild(): Promise<void>;
};

export function createFollower(followed: FollowedLog): Follower {
  const readOn = (): Promise<number> =>
    followed.reading(async (log) => {
      const cursor = await log.tryLead(NAME);
      if (cursor === undefined) return 0;
      const touched = await log.readTouched(cursor, ROWS);
      const last = touched.at(-1);
      if (!last) return 0;
      await log.project([...new Set(touched.map((row) => row.observation_id))]);
      await log.moveFollower(NAME, last.position);
      return touched.length;
    });
  let last: Promise<unknown> = Promise.resolve();
  return {
    catchUp() {
      const run = async () => {
        while ((await readOn()) === ROWS) await followed.othersTurn();
      };
      const next = last.then(run, run);
      last = next;
      return next;
    },
    rebuild: () => followed.reset(NAME),
  };
}
