import { answersOf, type Given, placeOf } from '#model/answers.ts';
import { calculate } from '#model/calculation.ts';
import type { FormFacts } from '#model/facts.ts';
import { type Form, type Question, questionsOf } from '#model/form.ts';
import type { Observation } from '#model/observation/fold.ts';
import type { Value } from '#model/observation/revision.ts';
import { contestsOfPlace } from '#model/place.ts';
import { chosenOptions, type FormReading, readForm, type Standing } from '#model/relevance.ts';
import { COUNT_PART, type Slot, slotsOf, valueAt } from './slots.ts';

/**
 * One value of one observation, flat. `value` is there only where it counts: standing `answered` or `derived`.
 * `others` are values that stand but do not count: set aside, or in conflict with each other.
 */
export type Cell = Slot & { standing: Standing; value: string | number | null; others: readonly (string | number)[] };

/** A question with all its cells. `comment` holds the comments of every value that stands, one per paragraph. */
export type QuestionCells = { question: Question; standing: Standing; comment: string | null; cells: Cell[] };

/** What one observation says at one question. */
export type Said = { question: Question; standing: Standing; given: Given | undefined; reading: FormReading };

/** Every question of the form in its order, asked or not, and the contests of the place. */
export function saidIn(
  observation: Pick<Observation, 'heads'>,
  form: Form,
  facts: FormFacts,
): { said: Said[]; contests: readonly string[] } {
  const given = answersOf(observation);
  const reading = readForm(form, given, facts);
  const place = placeOf(reading.answers, form.placeQuestion);
  const { inOrder } = reading.standings;
  const said = questionsOf(form).map((question, position) => ({
    question,
    standing: inOrder[position] ?? 'not-asked',
    given: given.get(question.id),
    reading,
  }));
  return { said, contests: place ? contestsOfPlace(place) : [] };
}

/** Every question of the form in its order, asked or not. */
export function cellsOf(observation: Pick<Observation, 'heads'>, form: Form, facts: FormFacts): QuestionCells[] {
  const { said, contests } = saidIn(observation, form, facts);
  return said.map((each) => ({
    question: each.question,
    standing: each.standing,
    comment: commentsOf(each),
    cells: slotsOf(each.question, contests).map((slot) => cellAt(slot, each)),
  }));
}

/** Written out, not spread: an export makes millions of them. */
function cellAt(slot: Slot, said: Said): Cell {
  const { question, contest, part } = slot;
  const value = countedAt(slot, said);
  const standing = value === null ? standingWithout(slot, said) : said.standing;
  return { question, contest, part, standing, value, others: othersAt(slot, said) };
}

/** The value at a slot, where there is one that counts. */
export function countedAt(slot: Slot, { question, standing, given, reading }: Said): Cell['value'] {
  if (standing === 'answered') return given?.kind === 'value' ? valueAt(slot, given.value.answer) : null;
  return standing === 'derived' ? derivedValue(question, reading) : null;
}

/**
 * How a slot stands at which no value counts. An answer may say nothing there: a part left open, or a "how many" that
 * the chosen option does not ask.
 */
export function standingWithout(
  slot: Slot,
  { question, standing, given }: Said,
): Exclude<Standing, 'answered' | 'derived'> {
  if (standing !== 'answered' && standing !== 'derived' && standing !== 'missing') return standing;
  if (question.kind !== 'choice' || slot.part !== COUNT_PART) return 'missing';
  const answer = given?.kind === 'value' ? given.value.answer : undefined;
  return chosenOptions(question, answer).some((option) => option.count) ? 'missing' : 'not-asked';
}

const NONE: Cell['others'] = [];

const othersAt = (slot: Slot, { standing, given }: Said): Cell['others'] =>
  standing === 'set-aside' || standing === 'conflict'
    ? valuesOf(given).flatMap(({ answer }) => valueAt(slot, answer) ?? [])
    : NONE;

const valuesOf = (given: Given | undefined): readonly Value[] =>
  given?.kind === 'value' ? [given.value] : (given?.heads ?? []).map(({ change }) => change);

/** The comments of every value that stands at a question, one per paragraph. */
export function commentsOf({ given }: Said): string | null {
  if (given?.kind === 'value') return given.value.comment?.trim() || null;
  if (!given) return null;
  const comments = new Set(given.heads.flatMap(({ change }) => change.comment?.trim() || []));
  return comments.size > 0 ? [...comments].join('\n\n') : null;
}

/** Area paths as codes between slashes, from the top down; durations in minutes. */
function derivedValue(question: Question, reading: FormReading): string | number | null {
  const derived = question.kind === 'calculated' ? calculate(question, reading) : undefined;
  if (derived === undefined) return null;
  return derived.kind === 'minutes' ? derived.minutes : derived.path.map(({ code }) => code).join('/');
}
