import { voting } from '#forms/voting.ts';
import { answersOf } from '#model/answers.ts';
import { questionsOf } from '#model/form.ts';
import type { Observation } from '#model/observation/fold.ts';
import type { Shown } from './page.ts';

/** What the screen has to show of the questions with one choice. @throws on a conflict: one phone has none with itself */
export function shownOf(observation: Observation): Map<string, Shown> {
  const answers = answersOf(observation);
  const shown = new Map<string, Shown>();
  for (const question of questionsOf(voting)) {
    const given = answers.get(question.id);
    if (question.kind !== 'choice' || !given) continue;
    if (given.kind === 'conflict') throw new Error(`${question.id} is in conflict`);
    const { answer, comment = '' } = given.value;
    const offered = [...question.options.map(({ code }) => code), ...question.absences];
    const chosen = answer.kind === 'choice' ? answer.option : answer.kind === 'absence' ? answer.absence : undefined;
    shown.set(question.id, {
      question: question.id,
      chosen: chosen === undefined ? -1 : offered.indexOf(chosen),
      comment,
    });
  }
  return shown;
}

/** Where somebody looks first who opens this section of the form. */
export const firstQuestionOf = (section: string): string | undefined =>
  voting.sections.find(({ code }) => code === section)?.questions[0]?.id;
