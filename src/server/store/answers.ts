import { type Form, questionsOf } from '#model/form.ts';
import type { QuestionId } from '#model/ids.ts';
import type { Database } from './dialect.ts';
import { insertRows } from './row-sets.ts';
import type { NewRow } from './tables.ts';

export type AnswerRow = Omit<NewRow<'answers'>, 'observation_no'>;

/** The numbers of a form's questions in `questions`, given out when first asked for. */
export async function questionNumbers(db: Database, form: Form): Promise<Map<QuestionId, number>> {
  const of = { form: form.id, form_version: form.version };
  const known = await numbersOf(db, of);
  const missing = questionsOf(form).filter((question) => !known.has(question.id));
  if (missing.length === 0) return known;
  await db
    .insertInto('questions')
    .values(missing.map((question) => ({ ...of, question: question.id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return numbersOf(db, of);
}

async function numbersOf(db: Database, of: { form: string; form_version: number }): Promise<Map<QuestionId, number>> {
  const rows = await db
    .selectFrom('questions')
    .select(['no', 'question'])
    .where('form', '=', of.form)
    .where('form_version', '=', of.form_version)
    .execute();
  return new Map(rows.map(({ no, question }) => [question, no]));
}

export type Projection = { observation_no: number; answers: readonly AnswerRow[] };

/** Replaces everything projected of these observations. */
export async function replaceAnswers(db: Database, projections: readonly Projection[]): Promise<void> {
  if (projections.length === 0) return;
  const numbers = projections.map(({ observation_no }) => observation_no);
  await db.deleteFrom('answers').where('observation_no', 'in', numbers).execute();
  const rows = projections.flatMap(({ observation_no, answers }) =>
    answers.map((answer) => ({ observation_no, ...answer })),
  );
  if (rows.length > 0) await insertRows(db, 'answers', rows).execute();
}
