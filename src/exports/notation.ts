import { type Cell, countedAt, type Said, standingWithout } from '#analysis/cells.ts';
import { type Slot, slotsOf } from '#analysis/slots.ts';
import type { Question } from '#model/form.ts';
import type { Language } from '#model/language.ts';
import { MARK_WORDS, type MarkedStanding } from './words.ts';

/** A table's cell: numbers stay numbers, so that a negative one is not taken for a formula. */
export type TableCell = string | number | null;

/**
 * How a table writes what was said at a slot. A value that counts is written as it is; a missing answer is empty;
 * every other standing is a word between square brackets, which no option code has: `[not-observed]`,
 * `[not-applicable]`, `[not-asked]`, `[set-aside]`, `[conflict]`. A text that reads like such a mark gets a leading
 * apostrophe. With `labels`, options and marks are written in that language.
 */
export function cellText(slot: Slot, said: Said, labels?: Language): TableCell {
  const value = countedAt(slot, said);
  if (value !== null) return valueText(value, slot, said.question, labels);
  const standing = standingWithout(slot, said);
  return standing === 'missing' ? null : mark(standing, labels);
}

export const mark = (standing: MarkedStanding, labels?: Language): string => MARKS[labels ?? 'code'][standing];

/** Joined once: a table writes millions of them. */
const MARKS = {
  code: marksBy((code) => code),
  en: marksBy((code) => MARK_WORDS[code].en),
  ru: marksBy((code) => MARK_WORDS[code].ru),
  kk: marksBy((code) => MARK_WORDS[code].kk),
};

function marksBy(word: (code: MarkedStanding) => string): Record<MarkedStanding, string> {
  const codes = Object.keys(MARK_WORDS) as MarkedStanding[]; // declared with these keys
  return Object.fromEntries(codes.map((code) => [code, `[${word(code)}]`])) as Record<MarkedStanding, string>; // as above
}

const MARK_TEXTS = new Set(Object.values(MARKS).flatMap((marks) => Object.values(marks)));

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
  return value.startsWith('[') && MARK_TEXTS.has(value) ? `'${value}` : value;
}

/** Whether the part of a slot needs naming: not where a question has one unnamed number. */
export const hasParts = (question: Question): boolean =>
  question.kind === 'number' ? question.parts.length > 1 : slotsOf(question, []).length > 1;
