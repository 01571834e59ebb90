import type { Cell } from '#analysis/cells.ts';
import { slotsOf } from '#analysis/slots.ts';
import type { Question } from '#model/form.ts';
import type { Language } from '#model/language.ts';
import { MARK_WORDS, type MarkedStanding } from './words.ts';

/** A table's cell: numbers stay numbers, so that a negative one is not taken for a formula. */
export type TableCell = string | number | null;

/**
 * How a table writes a cell. A value that counts is written as it is; a missing answer is empty; every other standing
 * is a word between square brackets, which no option code has: `[not-observed]`, `[not-applicable]`, `[not-asked]`,
 * `[set-aside]`, `[conflict]`. A text that reads like such a mark gets a leading apostrophe.
 * With `labels`, options and marks are written in that language.
 */
export function cellText(cell: Cell, question: Question, labels?: Language): TableCell {
  if (cell.standing === 'missing') return null;
  if (cell.standing === 'answered' || cell.standing === 'derived') return valueText(cell.value, cell, question, labels);
  return mark(cell.standing, labels);
}

export const mark = (standing: MarkedStanding, labels?: Language): string =>
  `[${labels ? MARK_WORDS[standing][labels] : standing}]`;

const MARKS = new Set(
  Object.entries(MARK_WORDS).flatMap(([code, { en, ru, kk }]) => [code, en, ru, kk].map((word) => `[${word}]`)),
);

/** One value of a slot: an option as code or label, everything else as it is. */
export function valueText(
  value: string | number | null,
  slot: Pick<Cell, 'part'>,
  question: Question,
  labels?: Language,
): TableCell {
  if (typeof value !== 'string') return value;
  if (labels && question.kind === 'choice' && slot.part === '')
    return question.options.find((option) => option.code === value)?.label[labels] ?? value;
  return MARKS.has(value) ? `'${value}` : value;
}

/** Whether the part of a slot needs naming: not where a question has one unnamed number. */
export const hasParts = (question: Question): boolean =>
  question.kind === 'number' ? question.parts.length > 1 : slotsOf(question, []).length > 1;
