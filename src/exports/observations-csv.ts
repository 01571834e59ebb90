import type { Form } from '#model/form.ts';
import { columnsOf, type TableScope } from './columns.ts';
import { csvTable } from './csv.ts';
import { mark, type TableCell } from './notation.ts';
import { type ExportedObservation, OBSERVATION_HEADER, observationCells } from './observation.ts';
import { type QuestionColumns, questionColumns, writeAnswers } from './question-columns.ts';

/**
 * The wide table: one row per observation, one column per question (part, option, contest) of every form version
 * present. Cells are written as `cellText` says; a column of another form or contest is `[not-asked]`.
 * Memory stays flat however many observations come.
 */
export function observationsCsv(
  observations: AsyncIterable<ExportedObservation>,
  scope: TableScope,
): AsyncGenerator<string> {
  const header = [...OBSERVATION_HEADER, ...columnsOf(scope).map((column) => column.header)];
  return csvTable(header, rowsOf(observations, scope));
}

async function* rowsOf(
  observations: AsyncIterable<ExportedObservation>,
  scope: TableScope,
): AsyncGenerator<TableCell[]> {
  const columns = columnsOf(scope);
  const notAsked = mark('not-asked', scope.labels);
  const unsaid: TableCell[] = columns.map(({ kind }) => (kind === 'value' ? notAsked : null));
  const placing = { columns, contests: scope.contests.map(({ code }) => code), first: OBSERVATION_HEADER.length };
  const placed = new Map<Form, QuestionColumns[]>();
  for await (const exported of observations) {
    const own = placed.get(exported.form) ?? questionColumns(exported.form, placing);
    placed.set(exported.form, own);
    const row = observationCells(exported).concat(unsaid);
    writeAnswers(exported, { row, columns: own, labels: scope.labels });
    yield row;
  }
}
