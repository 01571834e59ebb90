import type { Condition } from '#model/condition.ts';
import type { Absence, ChoiceQuestion, ChoicesQuestion, NumberQuestion, Option, Part, Question } from '#model/form.ts';
import type { QuestionId } from '#model/ids.ts';
import type { Texts } from '#model/language.ts';

/** Russian and Kazakh wording made for this project, not yet released by a mission. */
export const draft = (en: string, ru: string, kk: string): Texts => ({ en, ru, kk, draft: true });

/** Wording taken from the domain sources. */
export const attested = (en: string, ru: string, kk: string): Texts => ({ en, ru, kk });

/** What a question may add to its kind; everything but the label has a default. */
type Extra = {
  core?: true;
  hint?: Texts;
  askedWhen?: Condition;
  absences?: Absence[];
  commentOwedWhen?: Condition;
  problemWhen?: Condition;
};

const common = (id: QuestionId, label: Texts, { core, ...rest }: Extra, absences: Absence[]) => ({
  id,
  label,
  core: core ?? false,
  absences,
  ...rest,
});

export const choice = (id: QuestionId, label: Texts, options: Option[], extra: Extra = {}): ChoiceQuestion => ({
  ...common(id, label, extra, []),
  kind: 'choice',
  options,
});

export const choices = (id: QuestionId, label: Texts, options: Option[], extra: Extra = {}): ChoicesQuestion => ({
  ...common(id, label, extra, []),
  kind: 'choices',
  options,
});

const VALUE: Part[] = [{ code: 'value', label: attested('Number', 'Число', 'Саны') }];

/** A whole number from 0 to `max`. `parts` names several numbers of one question. */
export const number = (
  id: QuestionId,
  label: Texts,
  max: number,
  extra: Extra & { parts?: Part[]; perContest?: true } = {},
): NumberQuestion => {
  const { parts, perContest, ...rest } = extra;
  return {
    ...common(id, label, rest, ['not-observed']),
    kind: 'number',
    parts: parts ?? VALUE,
    max,
    ...(perContest ? { perContest } : {}),
  };
};

export const time = (id: QuestionId, label: Texts, extra: Extra = {}): Question => ({
  ...common(id, label, extra, ['not-observed']),
  kind: 'time',
});

export const text = (id: QuestionId, label: Texts, lines: 'one' | 'many', extra: Extra = {}): Question => ({
  ...common(id, label, extra, []),
  kind: 'text',
  lines,
});

/** `option('refused', attested(…), 'problem', 'commentOwed')`. */
export const option = (
  code: string,
  label: Texts,
  ...marks: ('problem' | 'critical' | 'commentOwed' | 'count' | 'exclusive' | 'notValid')[]
): Option => ({
  code,
  label,
  ...(marks.includes('problem') || marks.includes('critical') ? { problem: true } : {}),
  ...(marks.includes('critical') ? { critical: true } : {}),
  ...(marks.includes('commentOwed') ? { commentOwed: true } : {}),
  ...(marks.includes('count') ? { count: true } : {}),
  ...(marks.includes('exclusive') ? { exclusive: true } : {}),
  ...(marks.includes('notValid') ? { valid: false } : {}),
});

/** Marks of *yes* and *no* in `yesNo`. */
type YesNo = Extra & {
  problem?: 'yes' | 'no';
  critical?: true;
  comment?: 'yes' | 'no';
  /** Asks "how many" beside *yes*. */
  count?: true;
  notApplicable?: true;
};

/** The commonest question: Yes, No, Not observed; with *not applicable* where the field has it. */
export const yesNo = (id: QuestionId, label: Texts, extra: YesNo = {}): ChoiceQuestion => {
  const { problem, critical, comment, count, notApplicable, ...rest } = extra;
  const marks = (code: 'yes' | 'no') => [
    ...(problem === code ? (['problem'] as const) : []),
    ...(problem === code && critical ? (['critical'] as const) : []),
    ...(comment === code ? (['commentOwed'] as const) : []),
    ...(count && code === 'yes' ? (['count'] as const) : []),
  ];
  return choice(
    id,
    label,
    [
      option('yes', attested('Yes', 'Да', 'Иә'), ...marks('yes')),
      option('no', attested('No', 'Нет', 'Жоқ'), ...marks('no')),
    ],
    { absences: notApplicable ? ['not-observed', 'not-applicable'] : ['not-observed'], ...rest },
  );
};

/** Always, mostly, rarely or never. `comment` and `problem` list the codes they concern. */
export const frequency = (
  id: QuestionId,
  label: Texts,
  extra: Extra & { comment?: ('mostly' | 'rarely')[] } = {},
): ChoiceQuestion => {
  const { comment, ...rest } = extra;
  const owed = (code: 'mostly' | 'rarely') => (comment?.includes(code) ? (['commentOwed'] as const) : []);
  return choice(
    id,
    label,
    [
      option('always', attested('Always', 'Всегда', 'Әрдайым')),
      option('mostly', attested('Mostly', 'В основном', 'Көбіне'), ...owed('mostly')),
      option(
        'rarely',
        attested('Rarely or never', 'Редко или никогда', 'Сирек немесе ешқашан'),
        'problem',
        ...owed('rarely'),
      ),
    ],
    { absences: ['not-observed'], ...rest },
  );
};

/** The four-point rating; *bad* and *very bad* are counted as negative and owe a comment. */
export const rating = (id: QuestionId, label: Texts, extra: Extra = {}): ChoiceQuestion =>
  choice(
    id,
    label,
    [
      option('very-good', attested('Very good', 'Очень хорошо', 'Өте жақсы')),
      option('good', attested('Good', 'Хорошо', 'Жақсы')),
      option('bad', attested('Bad', 'Плохо', 'Нашар'), 'problem', 'commentOwed'),
      option('very-bad', attested('Very bad', 'Очень плохо', 'Өте нашар'), 'problem', 'commentOwed'),
    ],
    extra,
  );
