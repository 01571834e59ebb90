import { cellsOf } from '#analysis/cells.ts';
import type { Revision } from '#model/observation/revision.ts';
import type { ExportedObservation } from './observation.ts';

/**
 * JSON Lines: everything known of one observation per line. `answers` says how each question stands and every value
 * that stands, with comment and confirmations; `history` every revision in the order received, as its author wrote it.
 */
export async function* observationsJsonl(observations: AsyncIterable<ExportedObservation>): AsyncGenerator<string> {
  for await (const exported of observations) yield `${JSON.stringify(wholeObservation(exported))}\n`;
}

function wholeObservation({ row, observation, form, facts, station, receivedAt }: ExportedObservation) {
  const answers = cellsOf(observation, form, facts)
    .filter(({ standing }) => standing !== 'not-asked')
    .map(({ question, standing, cells }) => [
      question.id,
      {
        standing,
        cells: cells.filter((cell) => cell.standing !== 'not-asked').map(({ question: _, ...cell }) => cell),
        values: (observation.heads.get(question.id) ?? []).map(({ change, revision, person, device }) => {
          const { replaces: _, ...value } = change;
          return { ...value, revision, person, device };
        }),
      },
    ]);
  const received = (revision: Revision) => receivedAt.get(revision.id) ?? null;
  const history = [...observation.revisions.values()]
    .map((revision) => ({ receivedAt: received(revision), ...revision }))
    .sort((a, b) => ((a.receivedAt ?? '') + a.id < (b.receivedAt ?? '') + b.id ? -1 : 1));
  return {
    ...row,
    stationOfFrame: station,
    ...(observation.regarding ? { regarding: observation.regarding } : {}),
    answers: Object.fromEntries(answers),
    history,
  };
}
