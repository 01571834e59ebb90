import { COUNT_PART, type Slot, slotKey, slotsOf } from '#analysis/slots.ts';
import type { Contest } from '#model/contest.ts';
import { type Form, type Question, questionsOf } from '#model/form.ts';
import type { QuestionId } from '#model/ids.ts';
import type { Language, Texts } from '#model/language.ts';
import { hasParts } from './notation.ts';

/** The forms (every version present, oldest first) and contests a table speaks of, and how. */
export type TableScope = {
  forms: readonly Form[];
  contests: readonly Contest[];
  /** Labels in this language instead of codes. */
  labels?: Language;
};

/** A column of the wide table: the value at a slot, or the comment of a question. */
export type Column =
  | { kind: 'value'; key: string; header: string; question: QuestionId }
  | { kind: 'comment'; key: string; header: string; question: QuestionId };

/**
 * One column per slot any form version has, then one for the question's comment, in the order of the newest version.
 * Headers by code: `V.LAY.02`, `V.LAY.02/inside`, `V.TUR.03/list/issued` (contest before part), `V.LAY.02:comment`.
 */
export function columnsOf(scope: TableScope): Column[] {
  const columns = new Map<string, Column[]>();
  const known = new Set<string>();
  for (const form of [...scope.forms].reverse())
    for (const question of questionsOf(form)) {
      const own = columns.get(question.id) ?? [];
      columns.set(question.id, own);
      for (const slot of allSlots(question, scope.contests)) {
        const key = slotKey(slot);
        if (known.has(key)) continue;
        known.add(key);
        own.push({ kind: 'value', key, header: headerOf(slot, question, scope), question: question.id });
      }
    }
  return [...columns].flatMap(([question, own]) => [...own, commentColumn(question, scope)]);
}

function allSlots(question: Question, contests: readonly Contest[]): Slot[] {
  const codes = contests.map(({ code }) => code);
  const perContest = question.kind === 'number' && question.perContest && codes.length > 0;
  return perContest ? [...slotsOf(question, []), ...slotsOf(question, codes)] : slotsOf(question, []);
}

const COMMENT: Texts = { en: 'comment', ru: 'комментарий', kk: 'түсініктеме', draft: true };
const HOW_MANY: Texts = { en: 'how many', ru: 'сколько', kk: 'қанша', draft: true };

export const commentKey = (question: QuestionId): string => `${question}\ncomment`;

const commentColumn = (question: QuestionId, { labels }: TableScope): Column => ({
  kind: 'comment',
  key: commentKey(question),
  header: labels ? `${question} – ${COMMENT[labels]}` : `${question}:comment`,
  question,
});

/** By code, or the question's words with contest and part. The identifier stays in front: headers are unique. */
export function headerOf(slot: Slot, question: Question, { contests, labels }: TableScope): string {
  const part = hasParts(question) ? slot.part : '';
  if (!labels) return [question.id, slot.contest, part].filter((code) => code !== '').join('/');
  const contest = contests.find(({ code }) => code === slot.contest)?.name[labels] ?? slot.contest;
  const words = [question.label[labels], contest, part && partLabel(question, part)[labels]];
  return `${question.id} ${words.filter((word) => word !== '').join(' – ')}`;
}

function partLabel(question: Question, part: string): Texts {
  if (question.kind === 'choice' && part === COUNT_PART) return HOW_MANY;
  const named = question.kind === 'number' ? question.parts : question.kind === 'choices' ? question.options : [];
  return named.find(({ code }) => code === part)?.label ?? { en: part, ru: part, kk: part };
}
