import type { Answer } from '#model/answer.ts';
import type { Surroundings } from './surroundings.ts';

/** What every kind of question is given. `labelledBy` is the id of the element that holds the question's label. */
export type FieldProps<Question> = {
  question: Question;
  answer: Answer | undefined;
  around: Surroundings;
  labelledBy: string;
  onAnswer: (answer: Answer) => void;
};
