import { slotsOf } from '#analysis/slots.ts';
import { questionsOf } from '#model/form.ts';
import { ANSWER_COLUMNS } from './answers-csv.ts';
import { headerOf, type TableScope } from './columns.ts';
import { OBSERVATION_COLUMNS } from './observation.ts';
import { CELL_NOTES, MARK_MEANINGS, MARK_WORDS } from './words.ts';

/** The codebook as JSON: how cells are written, the tables' columns, contests, and every form as it was published. */
export function codebookJson(scope: Pick<TableScope, 'forms' | 'contests'>): string {
  const { forms, contests } = scope;
  const codes = contests.map(({ code }) => code);
  const book = {
    notation: { marks: MARK_MEANINGS, words: MARK_WORDS, notes: CELL_NOTES },
    observationColumns: OBSERVATION_COLUMNS,
    answerColumns: ANSWER_COLUMNS,
    contests,
    questionColumns: forms.map((form) => ({
      form: form.id,
      version: form.version,
      questions: Object.fromEntries(
        questionsOf(form).map((question) => [
          question.id,
          slotsOf(question, codes).map((slot) => headerOf(slot, question, scope)),
        ]),
      ),
    })),
    forms,
  };
  return `${JSON.stringify(book, null, 1)}\n`;
}
