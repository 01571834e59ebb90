import type { Question } from '#model/form.ts';
import { type Problem, SHORTEST_COMMENT } from '#model/problems.ts';
import type { QuestionText } from './use-question-text.ts';

/** What is wrong, in plain words. Checks of a form bring their own text. */
export function problemWords({ code, text }: Problem, question: Question, { t, read }: QuestionText): string {
  if (text) return read(text);
  switch (code) {
    case 'M01':
      return t('problem.too-high', { max: question.kind === 'number' ? question.max : 0 });
    case 'M02':
      return t('problem.does-not-fit');
    case 'K15':
      return t('comment.owed', { count: SHORTEST_COMMENT });
    case 'K16':
      return t('problem.names-someone');
    default:
      return code;
  }
}
