import { dateTimeText } from '#messages/dates.ts';
import { figuresIn } from '#messages/text.tsx';
import type { Answer } from '#model/answer.ts';
import { optionsOf } from '#model/answers.ts';
import type { NumberQuestion, Question } from '#model/form.ts';
import type { Place } from '#model/place.ts';
import type { Surroundings } from './surroundings.ts';
import type { QuestionText } from './use-question-text.ts';

/** An answer in one line, for reviews, conflicts and histories. Codes a form does not know are shown as they are. */
export function answerWords(question: Question, answer: Answer, around: Surroundings, text: QuestionText): string {
  const nameOf = (id: string) => around.people.find((person) => person.id === id)?.name ?? text.t('person.unknown');
  switch (answer.kind) {
    case 'choice':
    case 'choices': {
      const words = optionsOf(answer).map((code) => optionWords(question, code, text));
      const count = answer.kind === 'choice' && answer.count !== undefined ? ` (${answer.count})` : '';
      return words.join('; ') + count;
    }
    case 'number':
      return numberWords(question, answer.values, around, text);
    case 'time':
      return dateTimeText(answer.at, { timeZone: around.timeZone, language: text.language });
    case 'text':
      return answer.text;
    case 'place':
      return placeWords(answer.place, around, text);
    case 'people':
      return answer.people.map(nameOf).join(', ');
    case 'agreement':
      return answer.agreed.map(({ person }) => nameOf(person)).join(', ');
    case 'absence':
      return text.t(`absence.${answer.absence}`);
    case 'cleared':
      return text.t('answer.cleared');
    default:
      return answer satisfies never;
  }
}

function optionWords(question: Question, code: string, text: QuestionText): string {
  const options = question.kind === 'choice' || question.kind === 'choices' ? question.options : [];
  const option = options.find((candidate) => candidate.code === code);
  return option ? text.read(option.label) : code;
}

function numberWords(
  question: Question,
  values: Readonly<Record<string, number>>,
  around: Surroundings,
  text: QuestionText,
): string {
  const figure = new Intl.NumberFormat(figuresIn(text.language));
  if (question.kind !== 'number') return Object.values(values).join(', ');
  const single = question.parts.length === 1 && !question.perContest;
  return Object.entries(values)
    .map(([key, value]) =>
      single ? figure.format(value) : `${keyWords(question, key, around, text)}: ${figure.format(value)}`,
    )
    .join('; ');
}

function keyWords(question: NumberQuestion, key: string, around: Surroundings, text: QuestionText): string {
  const slash = key.lastIndexOf('/');
  const part = question.parts.find(({ code }) => code === key.slice(slash + 1));
  const contest = around.contests.find(({ code }) => code === key.slice(0, Math.max(slash, 0)));
  return [contest && text.read(contest.name), part && text.read(part.label)].filter(Boolean).join(', ') || key;
}

/** The place without its area: "№ 12, School 5". */
export function placeWords(place: Place, around: Pick<Surroundings, 'station'>, text: QuestionText): string {
  switch (place.kind) {
    case 'station': {
      const station = around.station(place.station);
      return station
        ? [text.t('place.number', { number: station.number }), station.name].filter(Boolean).join(', ')
        : place.station;
    }
    case 'commission':
      return place.name;
    case 'described':
      return place.description;
    case 'none':
      return text.t('place.none');
    default:
      return place satisfies never;
  }
}
