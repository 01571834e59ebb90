import type { Form, Question, Section } from '#model/form.ts';
import type { QuestionId } from '#model/ids.ts';
import { type FormReading, isAsked } from '#model/relevance.ts';

/** Short mode shows core questions, and others only where something was already said. */
export function isShown(question: Question, { standings }: FormReading, shortMode: boolean): boolean {
  const standing = standings.get(question.id);
  if (!isAsked(standing)) return false;
  return !shortMode || question.core || !['missing', 'derived'].includes(standing ?? 'missing');
}

export const shownQuestions = (section: Section, reading: FormReading, shortMode: boolean): Question[] =>
  section.questions.filter((question) => isShown(question, reading, shortMode));

export const isLeft = ({ id }: Question, { standings }: FormReading): boolean =>
  ['missing', 'conflict'].includes(standings.get(id) ?? '');

export type Progress = { asked: number; left: number };

/** Asked questions of a section, and those without an answer. */
export function sectionProgress(section: Section, reading: FormReading, shortMode: boolean): Progress {
  const shown = shownQuestions(section, reading, shortMode).filter(({ kind }) => kind !== 'calculated');
  return { asked: shown.length, left: shown.filter((question) => isLeft(question, reading)).length };
}

export const sectionOf = (form: Form, question: QuestionId): Section | undefined =>
  form.sections.find(({ questions }) => questions.some(({ id }) => id === question));

export type Spot = { section: Section; question: Question };

/** The first unanswered question after `from` in the order of the form; begins again at the top. */
export function nextUnanswered(reading: FormReading, shortMode: boolean, from?: QuestionId): Spot | undefined {
  const spots = reading.form.sections.flatMap((section) =>
    shownQuestions(section, reading, shortMode).map((question) => ({ section, question })),
  );
  const start = spots.findIndex(({ question }) => question.id === from) + 1;
  return [...spots.slice(start), ...spots.slice(0, start)].find(({ question }) => isLeft(question, reading));
}
