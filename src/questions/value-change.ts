import type { Answer } from '#model/answer.ts';
import type { Language } from '#model/language.ts';
import type { Value } from '#model/observation/revision.ts';
import type { Problem } from '#model/problems.ts';

const NOTHING: Value = { answer: { kind: 'cleared' } };

/** The next value of a question after one change of it. Confirmations do not outlive what they were given for. */
export const withAnswer = (value: Value | undefined, answer: Answer, language: Language): Value => ({
  answer,
  ...(value?.comment ? { comment: value.comment } : {}),
  language,
});

export function withComment(value: Value | undefined, comment: string, language: Language): Value {
  const { answer } = value ?? NOTHING;
  return { answer, ...(comment.trim() === '' ? {} : { comment }), language };
}

export const withConfirmation = (value: Value, { code, answers }: Problem, reason: string): Value => ({
  ...value,
  confirmations: [
    ...(value.confirmations ?? []).filter(({ problem }) => problem !== code),
    { problem: code, answers, reason },
  ],
});

/** Whether something was said: an answer or a comment. */
export const saysSomething = (value: Value | undefined): value is Value =>
  value !== undefined && (value.answer.kind !== 'cleared' || value.comment !== undefined);
