import * as z from 'zod/mini';
import { Condition } from './condition.ts';
import { Code, QuestionId } from './ids.ts';
import { Texts } from './language.ts';

/** The two honest absences. No answer at all is a third thing, and *cleared* is a value. */
export const ABSENCES = ['not-observed', 'not-applicable'] as const;
export const Absence = z.enum(ABSENCES);
export type Absence = z.infer<typeof Absence>;

/**
 * One possible answer. The code is for ever; the label may be reworded in a new form version.
 * - `problem`: counted as negative; `critical`: proposes an incident report at once.
 * - `valid: false`: leaves the denominator (*cannot judge*, *not asked*).
 * - `commentOwed`: facts are expected beside this answer.
 * - `count`: asks "how many" beside the choice.
 * - `exclusive`: in a question with several choices, stands alone (*none*).
 * - `severity`: proposed severity 1–4 of an incident category.
 * - `ends`: only on the outcome question. `at-once`: nothing was observed, answers to the other questions do not
 *   count; `from-now`: answers already given count, no further question is asked.
 */
export const Option = z.strictObject({
  code: Code,
  label: Texts,
  problem: z.optional(z.literal(true)),
  critical: z.optional(z.literal(true)),
  valid: z.optional(z.literal(false)),
  commentOwed: z.optional(z.literal(true)),
  count: z.optional(z.literal(true)),
  exclusive: z.optional(z.literal(true)),
  severity: z.optional(z.int().check(z.gte(1), z.lte(4))),
  ends: z.optional(z.enum(['at-once', 'from-now'])),
});
export type Option = z.infer<typeof Option>;

/** A named part of a number question: `inside`, `outside`. */
export const Part = z.strictObject({ code: Code, label: Texts });
export type Part = z.infer<typeof Part>;

const base = {
  id: QuestionId,
  label: Texts,
  hint: z.optional(Texts),
  /** In the short mode, and counted by the progress bar. */
  core: z.boolean(),
  /** Asked only when true; always asked when absent. */
  askedWhen: z.optional(Condition),
  absences: z.array(Absence),
  /** A comment is owed when true, besides what options say. */
  commentOwedWhen: z.optional(Condition),
  /** Counts as negative when true, besides what options say. */
  problemWhen: z.optional(Condition),
};

export const ChoiceQuestion = z.strictObject({ ...base, kind: z.literal('choice'), options: z.array(Option) });
export const ChoicesQuestion = z.strictObject({ ...base, kind: z.literal('choices'), options: z.array(Option) });
export const NumberQuestion = z.strictObject({
  ...base,
  kind: z.literal('number'),
  /** At least one. A question with a single number has the one part `value`, without a label on screen. */
  parts: z.array(Part).check(z.minLength(1)),
  /** One row of parts per contest of the place. */
  perContest: z.optional(z.literal(true)),
  /** Inclusive; whole numbers only. */
  max: z.int(),
});
export const TimeQuestion = z.strictObject({ ...base, kind: z.literal('time') });
export const TextQuestion = z.strictObject({ ...base, kind: z.literal('text'), lines: z.enum(['one', 'many']) });
export const PlaceQuestion = z.strictObject({ ...base, kind: z.literal('place') });
/** Which members of the team are present. */
export const PeopleQuestion = z.strictObject({ ...base, kind: z.literal('people') });
/** Which members of the team have reviewed the form and agree, each with a time. */
export const AgreementQuestion = z.strictObject({ ...base, kind: z.literal('agreement') });
/** Never answered: derived from the others and shown. */
export const CalculatedQuestion = z.strictObject({
  ...base,
  kind: z.literal('calculated'),
  calculation: z.union([
    /** The area path of the place: "Astana (city)". */
    z.strictObject({ areaOf: QuestionId }),
    /** Whole minutes between two time answers. */
    z.strictObject({ minutesFrom: QuestionId, to: QuestionId }),
  ]),
});

export const Question = z.discriminatedUnion('kind', [
  ChoiceQuestion,
  ChoicesQuestion,
  NumberQuestion,
  TimeQuestion,
  TextQuestion,
  PlaceQuestion,
  PeopleQuestion,
  AgreementQuestion,
  CalculatedQuestion,
]);
export type Question = z.infer<typeof Question>;
export type ChoiceQuestion = z.infer<typeof ChoiceQuestion>;
export type ChoicesQuestion = z.infer<typeof ChoicesQuestion>;
export type NumberQuestion = z.infer<typeof NumberQuestion>;
export type CalculatedQuestion = z.infer<typeof CalculatedQuestion>;

/**
 * `visit`: questions of this section stop being asked when the visit's outcome ends the asking.
 * `always`: asked whatever the outcome (place, times, who was there, a comment).
 */
export const Section = z.strictObject({
  code: Code,
  title: Texts,
  asked: z.enum(['visit', 'always']),
  questions: z.array(Question),
});
export type Section = z.infer<typeof Section>;

/**
 * A rule over several answers. Code is for ever (`K05`). `malformed` blocks completing; `to-confirm` asks once and
 * keeps the reason. Shown at question `at`; raised when `when` is true.
 */
export const Check = z.strictObject({
  code: z.string().check(z.regex(/^[A-Z]\d{2}[a-z]?$/)),
  weight: z.enum(['malformed', 'to-confirm']),
  at: QuestionId,
  when: Condition,
  text: Texts,
});
export type Check = z.infer<typeof Check>;

/** `commission`: observed at a commission, not a station (tabulation). */
export const FormKind = z.enum(['visit', 'commission', 'incident', 'interview']);
export type FormKind = z.infer<typeof FormKind>;

/** Published once, then immutable: a change of wording or options is a new version. */
export const Form = z.strictObject({
  id: Code,
  version: z.int().check(z.gte(1)),
  kind: FormKind,
  title: Texts,
  /** The question that holds the place, and for visits the one that says how it went. */
  placeQuestion: QuestionId,
  outcomeQuestion: z.optional(QuestionId),
  sections: z.array(Section),
  checks: z.array(Check),
});
export type Form = z.infer<typeof Form>;

type Listed = {
  inOrder: readonly Question[];
  byId: ReadonlyMap<QuestionId, Question>;
  positions: ReadonlyMap<QuestionId, number>;
};

/** Listed once for each form: forms do not change. */
const listed = new WeakMap<Form, Listed>();

function listOf(form: Form): Listed {
  const known = listed.get(form);
  if (known) return known;
  const inOrder = form.sections.flatMap((section) => section.questions);
  const list = {
    inOrder,
    byId: new Map(inOrder.map((question) => [question.id, question])),
    positions: new Map(inOrder.map(({ id }, position) => [id, position])),
  };
  listed.set(form, list);
  return list;
}

export const questionsOf = (form: Form): readonly Question[] => listOf(form).inOrder;

export const questionsById = (form: Form): Listed['byId'] => listOf(form).byId;

/** Where in `questionsOf` each question stands. */
export const positionsOf = (form: Form): Listed['positions'] => listOf(form).positions;
