import type { Answer } from '#model/answer.ts';
import { questionsOf } from '#model/form.ts';
import type { QuestionId } from '#model/ids.ts';
import { currentHead, type Observation } from '#model/observation/fold.ts';
import type { FormReading, Standing } from '#model/relevance.ts';
import type { AnswerRow } from '#server/store/answers.ts';

type Value = Pick<AnswerRow, 'part' | 'contest' | 'value' | 'number_value'>;

const one = (value: string | null, number: number | null = null, part = ''): Value => ({
  part,
  contest: '',
  value,
  number_value: number,
});

/**
 * The rows of one observation: what stands at each question that has an answer, and what is set aside. Questions
 * without an answer have no row. Of answers set aside the value is kept; of a conflict none of the values.
 */
export function answerRows(
  { observation, reading }: { observation: Observation; reading: FormReading },
  numbers: ReadonlyMap<QuestionId, number>,
): AnswerRow[] {
  return questionsOf(reading.form).flatMap(({ id }, position) => {
    const question_no = numbers.get(id);
    const standing = reading.standings.inOrder[position];
    if (question_no === undefined || standing === undefined) return [];
    return valuesAt(standing, currentHead(observation, id)?.change.answer).map((value) => ({
      question_no,
      standing,
      ...value,
    }));
  });
}

function valuesAt(standing: Standing, answer: Answer | undefined): Value[] {
  switch (standing) {
    case 'missing':
    case 'not-asked':
    case 'derived':
      return [];
    case 'conflict':
    case 'not-observed':
    case 'not-applicable':
      return [one(null)];
    case 'answered':
    case 'set-aside':
      return answer ? valuesOf(answer) : [one(null)];
    default:
      return standing satisfies never;
  }
}

function valuesOf(answer: Answer): Value[] {
  switch (answer.kind) {
    case 'choice':
      return [one(answer.option, answer.count ?? null)];
    case 'choices':
      return [...new Set(answer.options)].map((option) => one(option, null, option));
    case 'number':
      return Object.entries(answer.values).map(([key, value]) => ({
        ...splitKey(key),
        value: null,
        number_value: value,
      }));
    case 'time':
      return [one(answer.at)];
    case 'text':
      return [one(answer.text)];
    case 'place':
      return [one(answer.place.kind === 'station' ? answer.place.station : null, null, answer.place.kind)];
    case 'people':
      return [...new Set(answer.people)].map((person) => one(person, null, person));
    case 'agreement':
      return [...new Map(answer.agreed.map((entry) => [entry.person, entry.at]))].map(([person, at]) =>
        one(at, null, person),
      );
    case 'absence':
      return [one(answer.absence)];
    case 'cleared':
      return [];
    default:
      return answer satisfies never;
  }
}

/**
 * Numbers are keyed by part, with contests by `contest/part`; contest codes may hold a slash, part codes do not. Keys
 * that no form has come too: two different ones never make the same row, which would stop the follower for good.
 */
function splitKey(key: string): { part: string; contest: string } {
  const slash = key.lastIndexOf('/');
  return slash < 1 ? { part: key, contest: '' } : { part: key.slice(slash + 1), contest: key.slice(0, slash) };
}
