import type { Answer } from '#model/answer.ts';
import { numberKey } from '#model/answer.ts';
import type { Question } from '#model/form.ts';
import type { QuestionId } from '#model/ids.ts';
import type { Place } from '#model/place.ts';

/**
 * Where one value of an observation stands: a question, and inside it a contest and a part (empty where the question
 * has none). `part` is the code of a number's part, the option of a question with several choices, or `count` for
 * the number given beside a choice.
 */
export type Slot = { question: QuestionId; contest: string; part: string };

export const slotKey = ({ question, contest, part }: Slot): string => `${question}\n${contest}\n${part}`;

/** The part of the number that a choice asks for ("how many"). */
export const COUNT_PART = 'count';

/**
 * Every slot of a question, in the order of the form. A question per contest has its slots once without contest
 * where the place pins none, so that *not observed* can be said there too.
 */
export function slotsOf(question: Question, contests: readonly string[]): Slot[] {
  const slot = (part: string, contest = ''): Slot => ({ question: question.id, contest, part });
  switch (question.kind) {
    case 'choice':
      return question.options.some((option) => option.count) ? [slot(''), slot(COUNT_PART)] : [slot('')];
    case 'choices':
      return question.options.map((option) => slot(option.code));
    case 'number': {
      const rows = question.perContest && contests.length > 0 ? contests : [''];
      return rows.flatMap((contest) => question.parts.map((part) => slot(part.code, contest)));
    }
    default:
      return [slot('')];
  }
}

/** What an answer says at a slot; null when it says nothing there. Choices are 1 (chosen) or 0. */
export function valueAt(slot: Slot, answer: Answer): string | number | null {
  switch (answer.kind) {
    case 'choice':
      return slot.part === COUNT_PART ? (answer.count ?? null) : answer.option;
    case 'choices':
      return answer.options.includes(slot.part) ? 1 : 0;
    case 'number':
      return answer.values[numberKey(slot.part, slot.contest === '' ? undefined : slot.contest)] ?? null;
    case 'time':
      return answer.at;
    case 'text':
      return answer.text;
    case 'place':
      return placeText(answer.place);
    case 'people':
      return answer.people.join(' ');
    case 'agreement':
      return answer.agreed.map(({ person }) => person).join(' ');
    case 'absence':
      return answer.absence;
    case 'cleared':
      return null;
    default:
      return answer satisfies never;
  }
}

/** A station's code, a commission's name or the words of whoever described the place. */
export function placeText(place: Place): string {
  if (place.kind === 'station') return place.station;
  if (place.kind === 'commission') return place.name;
  return place.kind === 'described' ? place.description : '';
}
