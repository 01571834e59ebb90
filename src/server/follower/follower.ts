import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Form } from '#model/form.ts';
import type { Id, QuestionId } from '#model/ids.ts';
import { decisionsOf, joinedTo } from '#model/observation/joining.ts';
import { type Projection, questionNumbers, replaceAnswers } from '#server/store/answers.ts';
import type { Database } from '#server/store/dialect.ts';
import { foldAll } from '#server/store/fold.ts';
import { moveFollower, resetFollower, tryLead } from '#server/store/followers.ts';
import { readTouched } from '#server/store/horizon.ts';
import type { Immutables } from '#server/store/immutables.ts';
import { revisionsOf } from '#server/store/log.ts';
import { observationNumbers } from '#server/store/observations.ts';
import { answerRows } from './answer-rows.ts';

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

export function createFollower({ db, immutables }: Projecting): Follower {
  // SQLite answers at once: without a pause between transactions nothing else would run until the log is read
  const readOn = (): Promise<number> =>
    db.transaction().execute(async (transaction) => {
      const cursor = await tryLead(transaction, NAME);
      if (cursor === undefined) return 0;
      const touched = await readTouched(transaction, cursor, ROWS);
      const last = touched.at(-1);
      if (!last) return 0;
      // everything is read before anything is written: on PostgreSQL a transaction holds back the horizon of all
      // readers from its first write until it ends
      const ids = await concernedBy(transaction, new Set(touched.map((row) => row.observation_id)));
      await replaceAnswers(transaction, await projectionsOf({ db: transaction, immutables }, [...ids]));
      await moveFollower(transaction, NAME, last.position);
      return touched.length;
    });
  let last: Promise<unknown> = Promise.resolve();
  return {
    catchUp() {
      const run = async () => {
        while ((await readOn()) === ROWS) await othersTurn();
      };
      const next = last.then(run, run);
      last = next;
      return next;
    },
    rebuild: () => db.transaction().execute((transaction) => resetFollower(transaction, NAME)),
  };
}

type Projecting = { db: Database; immutables: Immutables };

/** With each observation the visit it is part of, and those it was separated from. */
async function concernedBy(db: Database, touched: ReadonlySet<Id>): Promise<Set<Id>> {
  const rows = await db
    .selectFrom('observations')
    .select('decisions_json')
    .where('id', 'in', [...touched])
    .where('decisions_json', 'is not', null)
    .execute();
  const named = rows.flatMap(({ decisions_json }) => Object.keys(JSON.parse(decisions_json ?? '{}') as object));
  const there =
    named.length === 0 ? [] : await db.selectFrom('observations').select('id').where('id', 'in', named).execute();
  return new Set([...touched, ...there.map(({ id }) => id)]);
}

/** What is part of another visit has no rows of its own: nothing is counted twice. */
async function projectionsOf({ db, immutables }: Projecting, ids: readonly Id[]): Promise<Projection[]> {
  const numbers = await observationNumbers(db, ids);
  const questions = new Map<Form, Map<QuestionId, number>>();
  const projections: Projection[] = [];
  for (const [id, folded] of await foldAll(db, immutables, await revisionsOf(db, ids))) {
    const known = questions.get(folded.form) ?? (await questionNumbers(db, folded.form));
    questions.set(folded.form, known);
    const observation_no = numbers.get(id);
    if (observation_no === undefined) throw new Error(`The log names observation ${id}, which is not there`);
    const isPart = joinedTo(decisionsOf(folded.own)) !== null;
    projections.push({ observation_no, answers: isPart ? [] : answerRows(folded, known) });
  }
  return projections;
}
