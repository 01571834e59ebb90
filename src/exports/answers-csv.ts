import { type Cell, cellsOf, type QuestionCells } from '#analysis/cells.ts';
import type { Language } from '#model/language.ts';
import { csvTable } from './csv.ts';
import { type TableCell, valueText } from './notation.ts';
import type { ExportedObservation } from './observation.ts';

/** Columns of the long table, with what they hold. Names are for ever. */
export const ANSWER_COLUMNS = {
  observation: 'Identifier of the observation (UUID)',
  form: 'Form code',
  form_version: 'Version of the form it was filled on',
  synthetic: '1 for demonstration or generated material, else 0',
  state: 'draft, completed, amended or withdrawn',
  team: 'Team code',
  station: 'Station code, or empty',
  area: 'Area code, or empty',
  question: 'Question identifier',
  contest: 'Contest code, or empty',
  part: 'Part of a number, option of several choices, count beside a choice, or empty',
  standing: 'answered, derived, missing, not-observed, not-applicable, conflict or set-aside',
  value: 'The value, only where it counts (answered or derived)',
  other_values: 'Values that do not count, as a JSON list: set aside, or in conflict',
  comment: 'Comment of the question, beside its first value only',
} as const;

/**
 * The long table: one row per value, and one per asked question without a value. A question that was not asked has no
 * row. Comments stand beside the question's first row.
 */
export const answersCsv = (
  observations: AsyncIterable<ExportedObservation>,
  { labels }: { labels?: Language },
): AsyncGenerator<string> => csvTable(Object.keys(ANSWER_COLUMNS), rowsOf(observations, labels));

async function* rowsOf(
  observations: AsyncIterable<ExportedObservation>,
  labels: Language | undefined,
): AsyncGenerator<TableCell[]> {
  for await (const exported of observations) {
    const { row, observation, form, facts } = exported;
    const about: TableCell[] = [
      row.id,
      row.form,
      row.formVersion,
      row.synthetic ? 1 : 0,
      row.state,
      row.team.code,
      row.place?.kind === 'station' ? row.place.station : null,
      row.area,
    ];
    for (const asked of cellsOf(observation, form, facts))
      for (const cells of answerRows(asked, labels)) yield [...about, ...cells];
  }
}

function answerRows({ question, comment, cells }: QuestionCells, labels?: Language): TableCell[][] {
  const shown = cells.filter(({ standing }) => standing !== 'not-asked');
  return shown.map((cell, index) => [
    question.id,
    cell.contest,
    cell.part,
    cell.standing,
    valueText(cell.value, cell, question, labels),
    otherValues(cell),
    index === 0 ? comment : null,
  ]);
}

const otherValues = ({ others }: Cell): string | null => (others.length > 0 ? JSON.stringify(others) : null);
