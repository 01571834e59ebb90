import type { Condition, Quantity } from '#model/condition.ts';
import type { Question } from '#model/form.ts';
import type { QuestionId } from '#model/ids.ts';

/** One reading of an answer, and whether a question can be read that way. */
export type Read = { id: QuestionId; as: string; fits: (question: Question) => boolean };

export function readsOf(condition: Condition): Read[] {
  if ('all' in condition) return condition.all.flatMap(readsOf);
  if ('any' in condition) return condition.any.flatMap(readsOf);
  if ('not' in condition) return readsOf(condition.not);
  if ('left' in condition) return [...quantityReads(condition.left), ...quantityReads(condition.right)];
  if (!('question' in condition)) return [];
  const code = 'is' in condition ? condition.is : condition.anyBut;
  return [{ id: condition.question, as: `option ${code}`, fits: (question) => optionOf(question, code) !== undefined }];
}

function quantityReads(quantity: Quantity): Read[] {
  if (typeof quantity === 'number') return [];
  if ('localHourOf' in quantity) return [timeRead(quantity.localHourOf)];
  if ('minutesFrom' in quantity) return [timeRead(quantity.minutesFrom), timeRead(quantity.to)];
  if ('countOf' in quantity) return [{ id: quantity.countOf, as: 'a choice with a count', fits: hasCount }];
  const part = quantity.part ?? 'value';
  return [{ id: quantity.question, as: `number ${part}`, fits: (question) => hasNumber(question, part) }];
}

/** What a calculated question reads. */
export function calculationReads(question: Question): Read[] {
  if (question.kind !== 'calculated') return [];
  const { calculation } = question;
  return 'areaOf' in calculation
    ? [{ id: calculation.areaOf, as: 'a place', fits: ({ kind }) => kind === 'place' }]
    : quantityReads(calculation);
}

const timeRead = (id: QuestionId): Read => ({ id, as: 'a time', fits: ({ kind }) => kind === 'time' });

const optionOf = (question: Question, code: string) =>
  question.kind === 'choice' || question.kind === 'choices'
    ? question.options.find((option) => option.code === code)
    : undefined;

const hasCount = (question: Question): boolean =>
  question.kind === 'people' || (question.kind === 'choice' && question.options.some((option) => option.count));

/** A number per contest has no single value to compare. */
const hasNumber = (question: Question, part: string): boolean =>
  question.kind === 'number' && !question.perContest && question.parts.some(({ code }) => code === part);
