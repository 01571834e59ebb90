import type { Answers, Given } from '#model/answers.ts';
import type { Section } from '#model/form.ts';
import type { QuestionId } from '#model/ids.ts';
import type { Value } from '#model/observation/revision.ts';

/**
 * One section as React Hook Form holds it: per question one leaf, the value as JSON text, so that a value is compared
 * and replaced as a whole. Empty while there is none, or while several differ.
 */
export type SectionTexts = Record<string, string>;

/** React Hook Form reads dots in a name as a path. */
export const fieldName = (question: QuestionId): string => question.replaceAll('.', '_');

export const textOf = (given: Given | undefined): string => (given?.kind === 'value' ? valueText(given.value) : '');

/** Keys in one order, whoever made the value; what only stored changes carry is left out. */
export const valueText = ({ answer, comment, confirmations, language }: Value): string =>
  JSON.stringify({ answer, comment, confirmations, language });

export const valueFrom = (text: string): Value | undefined => (text === '' ? undefined : (JSON.parse(text) as Value)); // written by `valueText`

export const sectionTexts = ({ questions }: Section, answers: Answers): SectionTexts =>
  Object.fromEntries(questions.map(({ id }) => [fieldName(id), textOf(answers.get(id))]));

/** The stored answers with what this section holds and storage does not hold yet. */
export function withTexts(answers: Answers, { questions }: Section, texts: SectionTexts): Answers {
  const typed = new Map<QuestionId, Given>();
  for (const { id } of questions) {
    const text = texts[fieldName(id)] ?? '';
    const value = text === textOf(answers.get(id)) ? undefined : valueFrom(text);
    if (value) typed.set(id, { kind: 'value', value, heads: answers.get(id)?.heads ?? [] });
  }
  return { get: (question) => typed.get(question) ?? answers.get(question) };
}
