import type { Answer } from './answer.ts';
import { type Answers, answerTo, type Given, optionsOf, placeOf } from './answers.ts';
import type { Condition, Quantity } from './condition.ts';
import { type FormFacts, localHour, placeFact } from './facts.ts';
import type { Form, Option, Question } from './form.ts';
import { positionsOf, questionsOf } from './form.ts';
import type { QuestionId } from './ids.ts';

/** Kleene's third value is `undefined`: not known. */
export type Truth = boolean | undefined;

/** Answers that count, and what conditions may read besides them. */
export type Reading = { form: Form; answers: Answers; facts: FormFacts };

/** See `Condition` for what missing and absent answers mean. `answers` must hold only answers that count. */
export function isTrue(condition: Condition, reading: Reading): Truth {
  if ('all' in condition) return every(condition.all.map((part) => isTrue(part, reading)));
  if ('any' in condition) return not(every(condition.any.map((part) => not(isTrue(part, reading)))));
  if ('not' in condition) return not(isTrue(condition.not, reading));
  if ('left' in condition) return compare(condition, reading);
  if ('mission' in condition) return reading.facts.mission.has(condition.mission);
  if ('teamSizeAtLeast' in condition) return reading.facts.teamSize >= condition.teamSizeAtLeast;
  if ('place' in condition)
    return placeFact(condition.place, placeOf(reading.answers, reading.form.placeQuestion), reading.facts);
  if ('answered' in condition)
    return questionsOf(reading.form).some((question) =>
      condition.answered === 'any-critical'
        ? isCritical(question, answerTo(reading.answers, question.id))
        : isProblem(question, reading),
    );
  const options = optionsOf(answerTo(reading.answers, condition.question));
  if (options.length === 0) return undefined;
  return 'is' in condition ? options.includes(condition.is) : options.some((code) => code !== condition.anyBut);
}

const not = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);

const every = (truths: readonly Truth[]): Truth => {
  if (truths.includes(false)) return false;
  return truths.includes(undefined) ? undefined : true;
};

function compare(condition: Extract<Condition, { left: Quantity }>, reading: Reading): Truth {
  const left = quantityOf(condition.left, reading);
  const right = quantityOf(condition.right, reading);
  if (left === undefined || right === undefined) return undefined;
  switch (condition.compare) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '=':
      return left === right;
    case '!=':
      return left !== right;
    case '>=':
      return left >= right;
    case '>':
      return left > right;
    default:
      return condition.compare satisfies never;
  }
}

/** Undefined while an answer it reads is missing or absent. */
export function quantityOf(quantity: Quantity, reading: Reading): number | undefined {
  if (typeof quantity === 'number') return quantity;
  const answer = (id: QuestionId) => answerTo(reading.answers, id);
  if ('countOf' in quantity) {
    const given = answer(quantity.countOf);
    if (given?.kind === 'people') return given.people.length;
    return given?.kind === 'choice' ? given.count : undefined;
  }
  if ('localHourOf' in quantity) {
    const given = answer(quantity.localHourOf);
    return given?.kind === 'time' ? localHour(given.at, reading.facts.timeZone) : undefined;
  }
  if ('minutesFrom' in quantity) {
    const from = answer(quantity.minutesFrom);
    const to = answer(quantity.to);
    if (from?.kind !== 'time' || to?.kind !== 'time') return undefined;
    return Math.round((Date.parse(to.at) - Date.parse(from.at)) / 60_000);
  }
  const given = answer(quantity.question);
  return given?.kind === 'number' ? given.values[quantity.part ?? 'value'] : undefined;
}

/** Whether the answer is one that counts as negative. */
export function isProblem(question: Question, reading: Reading): boolean {
  const answer = answerTo(reading.answers, question.id);
  if (answer === undefined) return false;
  if (question.problemWhen && isTrue(question.problemWhen, reading) === true) return true;
  return chosenOptions(question, answer).some((option) => option.problem);
}

export const isCritical = (question: Question, answer: Answer | undefined): boolean =>
  chosenOptions(question, answer).some((option) => option.critical);

export function chosenOptions(question: Question, answer: Answer | undefined) {
  if (question.kind !== 'choice' && question.kind !== 'choices') return [];
  const codes = optionsOf(answer);
  return question.options.filter((option) => codes.includes(option.code));
}

/**
 * Where one question stands:
 * - `answered`, `not-observed`, `not-applicable`: asked, and that is the answer;
 * - `missing`: asked, and there is no answer (or it was cleared); `conflict`: several differing answers stand;
 * - `set-aside`: not asked (any more), the answer is kept and does not count; `not-asked`: neither asked nor answered;
 * - `derived`: never answered, calculated from others.
 */
export type Standing =
  | 'answered'
  | 'not-observed'
  | 'not-applicable'
  | 'missing'
  | 'conflict'
  | 'set-aside'
  | 'not-asked'
  | 'derived';

/** Where every question stands; by position, because an export reads millions of them. */
export type Standings = { inOrder: readonly Standing[]; get(question: QuestionId): Standing | undefined };

export type FormReading = Reading & { standings: Standings };

/**
 * Which questions are asked, in one pass: conditions refer to earlier questions only, and an answer set aside is
 * unknown to those that follow. The same on the phone and on the server. `reading.answers` holds what counts.
 * An outcome other than *observed* ends the asking: at once, or from now on with what was answered kept.
 */
export function readForm(form: Form, given: Answers, facts: FormFacts): FormReading {
  const positions = positionsOf(form);
  const inOrder: Standing[] = [];
  const counting: (Given | undefined)[] = [];
  const at = <Each>(list: readonly Each[], question: QuestionId) => list[positions.get(question) ?? -1];
  const answers: Answers = { get: (question) => at(counting, question) };
  const reading = { form, answers, facts };
  let ends: Option['ends'];
  for (const { id, always, askedWhen, derived, outcome } of stepsOf(form)) {
    const here = given.get(id);
    const open = always || ends === undefined || (ends === 'from-now' && hasAnswer(here));
    const asked = open && (askedWhen === undefined || isTrue(askedWhen, reading) === true);
    inOrder.push(derived && asked ? 'derived' : standingOf(asked, here));
    counting.push(asked ? here : undefined);
    if (asked && outcome) ends = chosenOptions(outcome, answerTo(answers, id))[0]?.ends;
  }
  return { ...reading, standings: { inOrder, get: (question) => at(inOrder, question) } };
}

/** What deciding about one question takes, all of one shape: looking it up in the question is most of the time. */
type Step = {
  id: QuestionId;
  always: boolean;
  askedWhen: Condition | undefined;
  derived: boolean;
  /** The question itself, where it says how the visit went. */
  outcome: Question | undefined;
};

/** Taken once for each form: forms do not change. */
const steps = new WeakMap<Form, readonly Step[]>();

function stepsOf(form: Form): readonly Step[] {
  const known = steps.get(form);
  if (known) return known;
  const taken = form.sections.flatMap(({ asked, questions }) =>
    questions.map((question) => ({
      id: question.id,
      always: asked === 'always',
      askedWhen: question.askedWhen,
      derived: question.kind === 'calculated',
      outcome: question.id === form.outcomeQuestion ? question : undefined,
    })),
  );
  steps.set(form, taken);
  return taken;
}

const hasAnswer = (given: Given | undefined): boolean =>
  given !== undefined && (given.kind === 'conflict' || given.value.answer.kind !== 'cleared');

function standingOf(asked: boolean, given: Given | undefined): Standing {
  if (!asked) return hasAnswer(given) ? 'set-aside' : 'not-asked';
  if (given === undefined) return 'missing';
  if (given.kind === 'conflict') return 'conflict';
  const { answer } = given.value;
  if (answer.kind === 'cleared') return 'missing';
  return answer.kind === 'absence' ? answer.absence : 'answered';
}

export const isAsked = (standing: Standing | undefined): boolean =>
  standing !== undefined && standing !== 'set-aside' && standing !== 'not-asked';

/** Asked core questions, and those of them still without an answer. What the progress bar counts. */
export function coreProgress({ form, standings }: FormReading): { asked: number; left: QuestionId[] } {
  const core = questionsOf(form).filter(
    (question) => question.core && question.kind !== 'calculated' && isAsked(standings.get(question.id)),
  );
  const left = core.filter(({ id }) => ['missing', 'conflict'].includes(standings.get(id) ?? 'missing'));
  return { asked: core.length, left: left.map(({ id }) => id) };
}
