import { type Answers, answersOf, placeOf } from '#model/answers.ts';
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
export type Cell = Slot & { standing: Standing; value: string | number | null; others: (string | number)[] };

/** A question with all its cells. `comment` holds the comments of every value that stands, one per paragraph. */
export type QuestionCells = { question: Question; standing: Standing; comment: string | null; cells: Cell[] };

/** Every question of the form in its order, asked or not. */
export function cellsOf(observation: Pick<Observation, 'heads'>, form: Form, facts: FormFacts): QuestionCells[] {
  const given = answersOf(observation);
  const reading = readForm(form, given, facts);
  const place = placeOf(reading.answers, form.placeQuestion);
  const contests = place ? contestsOfPlace(place) : [];
  return questionsOf(form).map((question) => {
    const standing = reading.standings.get(question.id) ?? 'not-asked';
    const values = valuesOf(given, question);
    const cells = slotsOf(question, contests).map((slot) => cellAt(slot, { question, standing, values, reading }));
    return { question, standing, comment: commentsOf(values), cells };
  });
}

const valuesOf = (given: Answers, question: Question): Value[] => {
  const here = given.get(question.id);
  return here?.kind === 'value' ? [here.value] : (here?.heads ?? []).map(({ change }) => change);
};

const commentsOf = (values: readonly Value[]): string | null => {
  if (!values.some(({ comment }) => comment)) return null;
  const comments = new Set(values.flatMap(({ comment }) => comment?.trim() || []));
  return comments.size > 0 ? [...comments].join('\n\n') : null;
};

type Around = { question: Question; standing: Standing; values: readonly Value[]; reading: FormReading };

function cellAt(slot: Slot, { question, standing, values, reading }: Around): Cell {
  if (standing === 'derived') {
    const value = derivedValue(question, reading);
    return cell(slot, { standing: value === null ? 'missing' : 'derived', value });
  }
  if (standing === 'answered') {
    const value = values[0] ? valueAt(slot, values[0].answer) : null;
    return cell(slot, { standing: value === null ? unsaid(slot, question, values[0]) : standing, value });
  }
  const counts = slot.part === COUNT_PART && question.kind === 'choice' && standing === 'missing';
  const kept = standing === 'set-aside' || standing === 'conflict' ? values : [];
  const others = kept.flatMap(({ answer }) => valueAt(slot, answer) ?? []);
  return cell(slot, { standing: counts ? 'not-asked' : standing, others });
}

type Said = { standing: Standing; value?: Cell['value']; others?: Cell['others'] };

/** Written out, not spread: an export makes millions of them. */
const cell = ({ question, contest, part }: Slot, { standing, value = null, others = [] }: Said): Cell => ({
  question,
  contest,
  part,
  standing,
  value,
  others,
});

/** An answer that says nothing at this slot: a part left open, or a "how many" that the chosen option does not ask. */
function unsaid(slot: Slot, question: Question, value: Value | undefined): Standing {
  if (question.kind !== 'choice' || slot.part !== COUNT_PART) return 'missing';
  return chosenOptions(question, value?.answer).some((option) => option.count) ? 'missing' : 'not-asked';
}

/** Area paths as codes between slashes, from the top down; durations in minutes. */
function derivedValue(question: Question, reading: FormReading): string | number | null {
  const derived = question.kind === 'calculated' ? calculate(question, reading) : undefined;
  if (derived === undefined) return null;
  return derived.kind === 'minutes' ? derived.minutes : derived.path.map(({ code }) => code).join('/');
}
