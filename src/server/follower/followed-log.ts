import type { Form } from '#model/form.ts';
import type { Id, QuestionId } from '#model/ids.ts';
import { type Projection, questionNumbers, replaceAnswers } from '#server/store/answers.ts';
import type { Database } from '#server/store/dialect.ts';
import { createFolding } from '#server/store/fold.ts';
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
};

/** Inside one transaction. */
export type FollowerSteps = {
  /** Where it reads on; undefined while another process leads. */
  tryLead(name: string): Promise<Position | undefined>;
  readTouched(after: Position, limit: number): Promise<Touched[]>;
  /** Replaces everything projected of these observations. */
  project(observations: readonly Id[]): Promise<void>;
  moveFollower(name: string, to: Position): Promise<void>;
};

export const sqlFollowedLog = (db: Database, immutables: Immutables): FollowedLog => ({
  reading: (work) => db.transaction().execute((transaction) => work(steps({ db: transaction, immutables }))),
  reset: (name) => db.transaction().execute((transaction) => resetFollower(transaction, name)),
});

type Projecting = { db: Database; immutables: Immutables };

const steps = ({ db, immutables }: Projecting): FollowerSteps => ({
  tryLead: (name) => tryLead(db, name),
  readTouched: (after, limit) => readTouched(db, after, limit),
  async project(observations) {
    // everything is read before anything is written: on PostgreSQL a transaction holds back the horizon of all
    // readers from its first write until it ends
    const projections = await projectionsOf({ db, immutables }, observations);
    await replaceAnswers(db, projections);
  },
  moveFollower: (name, to) => moveFollower(db, name, to),
});

async function projectionsOf({ db, immutables }: Projecting, ids: readonly Id[]): Promise<Projection[]> {
  const numbers = await observationNumbers(db, ids);
  const folding = createFolding(db, immutables);
  const questions = new Map<Form, Map<QuestionId, number>>();
  const projections: Projection[] = [];
  for (const [id, revisions] of await revisionsOf(db, ids)) {
    const folded = await folding.fold(revisions);
    const known = questions.get(folded.form) ?? (await questionNumbers(db, folded.form));
    questions.set(folded.form, known);
    const observation_no = numbers.get(id);
    if (observation_no === undefined) throw new Error(`The log names observation ${id}, which is not there`);
    projections.push({ observation_no, answers: answerRows(folded, known) });
  }
  return projections;
}
