import { answersOf } from '../answers.ts';
import { type Form, questionsById } from '../form.ts';
import type { QuestionId } from '../ids.ts';
import { fits } from '../problems.ts';
import { type Observation, SAME_VISIT } from './fold.ts';
import type { Change } from './revision.ts';

/** What becomes of an observation’s answers on another version of its form. */
export type Move = {
  /** Taken along as they are, with the time they were given. */
  changes: ReadonlyMap<QuestionId, Change>;
  /** The other version does not ask these, or not so that this answer could be given. */
  left: readonly QuestionId[];
  /** Several answers stand: somebody decides first. */
  disputed: readonly QuestionId[];
};

/** Reads the observation only; answers that were taken back are left out. */
export function moveTo(form: Form, observation: Pick<Observation, 'heads'>): Move {
  const questions = questionsById(form);
  const answers = answersOf(observation);
  const changes = new Map<QuestionId, Change>();
  const left: QuestionId[] = [];
  const disputed: QuestionId[] = [];
  for (const [id, heads] of observation.heads) {
    const given = answers.get(id);
    const [head] = heads;
    if (id === SAME_VISIT || !given || !head) continue;
    const question = questions.get(id);
    if (given.kind === 'conflict') disputed.push(id);
    else if (given.value.answer.kind === 'cleared') continue;
    else if (question && fits(question, given.value.answer)) changes.set(id, { ...head.change, replaces: [] });
    else left.push(id);
  }
  return { changes, left, disputed };
}
