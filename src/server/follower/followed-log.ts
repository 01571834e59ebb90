import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Form } from '#model/form.ts';
import type { Id, QuestionId } from '#model/ids.ts';
import { decisionsOf, joinedTo } from '#model/observation/joining.ts';
import { type Projection, questionNumbers, replaceAnswers } from '#server/store/answers.ts';
import type { Database } from '#server/store/dialect.ts';
import { foldAll } from '#server/store/fold.ts';
import { moveFollower, resetFollower, tryLead } from '#server/store/followers.ts';
import { type Position, readTouched, type Touched } from '#server/store/horizon.ts';
import type { Immutables } from '#server/store/immutables.ts';
import { revisionsOf } from '#server/store/log.ts';
import { observationNumbers } from '#server/store/observations.ts';
import { answerRows } from './answer-rows.ts';

/** What the follower asks of the server's memory. A port: the simulation puts its own log in this place. */
export type FollowedLog = {
  reading<Result>(work: (log: FollowerSteps) => Promise<Result>): Promise<Result>;
  reset(name: string): Promise<void>;
  /** Between two transactions: an engine that answers at once would let nobody else run, nor another process lead. */
  othersTurn(): Promise<void>;
};

/** Inside one transaction. */
export type FollowerSteps = {
  /** Where it reads on; undefined while another process leads. */
  tryLead(name: string): Promise<Position | undefined>;
  readTouched(after: Position, limit: number): Promise<Touched[]>;
  /** Replaces everything projected of these observations, and of those that decisions about them concern. */
  project(observations: readonly Id[]): Promise<void>;
  moveFollower(name: string, to: Position): Promise<void>;
};

export const sqlFollowedLog = (db: Database, immutables: Immutables): FollowedLog => ({
  reading: (work) => db.transaction().execute((transaction) => work(steps({ db: transaction, immutables }))),
  reset: (name) => db.transaction().execute((transaction) => resetFollower(transaction, name)),
  othersTurn,
});

type Projecting = { db: Database; immutables: Immutables };

const steps = ({ db, immutables }: Projecting): FollowerSteps => ({
  tryLead: (name) => tryLead(db, name),
  readTouched: (after, limit) => readTouched(db, after, limit),
  async project(observations) {
    // everything is read before anything is written: on PostgreSQL a transaction holds back the horizon of all
    // readers from its first write until it ends
    const ids = await concernedBy(db, new Set(observations));
    const projections = await projectionsOf({ db, immutables }, [...ids]);
    await replaceAnswers(db, projections);
  },
  moveFollower: (name, to) => moveFollower(db, name, to),
});

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
