import { cellsOf } from '#analysis/cells.ts';
import { slotKey } from '#analysis/slots.ts';
import type { Language } from '#model/language.ts';
import { type Column, columnsOf, type TableScope } from './columns.ts';
import { csvTable } from './csv.ts';
import { cellText, mark, type TableCell } from './notation.ts';
import { type ExportedObservation, OBSERVATION_HEADER, observationCells } from './observation.ts';

/**
 * The wide table: one row per observation, one column per question (part, option, contest) of every form version
 * present. Cells are written as `cellText` says; a column of another form or contest is `[not-asked]`.
 * Memory stays flat however many observations come.
 */
export function observationsCsv(
  observations: AsyncIterable<ExportedObservation>,
  scope: TableScope,
): AsyncGenerator<string> {
  const columns = columnsOf(scope);
  const header = [...OBSERVATION_HEADER, ...columns.map((column) => column.header)];
  return csvTable(header, rowsOf(observations, columns, scope.labels));
}

async function* rowsOf(
  observations: AsyncIterable<ExportedObservation>,
  columns: readonly Column[],
  labels: Language | undefined,
): AsyncGenerator<TableCell[]> {
  const notAsked = mark('not-asked', labels);
  for await (const exported of observations) {
    const cells = tableCells(exported, labels);
    const answers = columns.map(({ kind, key }) => {
      const cell = cells.get(key);
      return cell === undefined && kind === 'value' ? notAsked : (cell ?? null);
    });
    yield [...observationCells(exported), ...answers];
  }
}

function tableCells({ observation, form, facts }: ExportedObservation, labels?: Language): Map<string, TableCell> {
  const cells = new Map<string, TableCell>();
  for (const { question, comment, cells: own } of cellsOf(observation, form, facts)) {
    for (const cell of own) cells.set(slotKey(cell), cellText(cell, question, labels));
    cells.set(`${question.id}\ncomment`, comment);
  }
  return cells;
}
