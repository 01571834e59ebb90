import type { Answer } from './answer.ts';
import type { QuestionId } from './ids.ts';
import { type Head, inConflict, type Observation } from './observation/fold.ts';
import type { Value } from './observation/revision.ts';
import type { Place } from './place.ts';

/** What stands at one question: one value, or several that differ. */
export type Given =
  | { kind: 'value'; value: Value; heads: readonly Head[] }
  | { kind: 'conflict'; heads: readonly Head[] };

export type Answers = Pick<ReadonlyMap<QuestionId, Given>, 'get'>;

export function answersOf(observation: Pick<Observation, 'heads'>): Answers {
  const answers = new Map<QuestionId, Given>();
  for (const [question, heads] of observation.heads) {
    const [first] = heads;
    if (!first) continue;
    answers.set(
      question,
      inConflict(heads) ? { kind: 'conflict', heads } : { kind: 'value', value: first.change, heads },
    );
  }
  return answers;
}

/** The single answer of a question; undefined while missing, cleared or in conflict. */
export function answerTo(answers: Answers, question: QuestionId): Answer | undefined {
  const given = answers.get(question);
  return given?.kind === 'value' && given.value.answer.kind !== 'cleared' ? given.value.answer : undefined;
}

/** The place of an observation, while exactly one is stated. */
export function placeOf(answers: Answers, placeQuestion: QuestionId): Place | undefined {
  const answer = answerTo(answers, placeQuestion);
  return answer?.kind === 'place' ? answer.place : undefined;
}

/** The option codes an answer names; none for other kinds. */
export const optionsOf = (answer: Answer | undefined): string[] => {
  if (answer?.kind === 'choice') return [answer.option];
  return answer?.kind === 'choices' ? answer.options : [];
};
