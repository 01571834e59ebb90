import { columnsOf } from '#exports/columns.ts';
import { csvTable } from '#exports/csv.ts';
import type { TableCell } from '#exports/notation.ts';
import { type ExportedObservation, OBSERVATION_HEADER } from '#exports/observation.ts';
import { observationsCsv } from '#exports/observations-csv.ts';
import { chanceFrom } from '#server/demo/chance.ts';
import { contests } from '#server/demo/contests.ts';
import { drained } from './drained.ts';
import { exportedVisits, formOfSixty } from './exported-visits.ts';
import { readCells } from './read-cells.ts';
import { atMost, type Row, said, told } from './row.ts';

const OBSERVATIONS = 100_000;

/** The wide table of a hundred thousand observations, beside a plain join of the same cells. */
export async function csv(): Promise<Row[]> {
  const visits = exportedVisits(chanceFrom(60));
  const scope = { forms: [formOfSixty], contests };
  const columns = OBSERVATION_HEADER.length + columnsOf(scope).length;
  const ready = await readCells(observationsCsv(again(visits, visits.length), scope));
  const [header = []] = ready;
  const rows = ready.slice(1);

  const plain = await drained(joined(again(rows, OBSERVATIONS)));
  const written = await drained(csvTable(header.map(String), again(rows, OBSERVATIONS)));
  const whole = await drained(observationsCsv(again(visits, OBSERVATIONS), scope));
  const plainAgain = await drained(joined(again(rows, OBSERVATIONS)));
  const join = (plain.seconds + plainAgain.seconds) / 2;
  const seconds = [join, written.seconds, whole.seconds].map((each) => said(each, 's'));
  return [
    atMost(`CSV of ${OBSERVATIONS} × ${columns} columns, 60 questions`, whole.seconds / join, {
      limit: 2,
      unit: '× plain join',
    }),
    told('… plain join, written, from observations', seconds.join(', ')),
    told('… writing cells that are ready', said(written.seconds / join, '× plain join')),
    atMost(`… memory above idle, for ${said(whole.megabytes, 'MB')} of text`, whole.peakMB, { limit: 200, unit: 'MB' }),
    atMost('… first byte', whole.firstByteMs, { limit: 500, unit: 'ms' }),
  ];
}

/** As from a database: the same few facts, over and over. */
async function* again<Fact extends ExportedObservation | TableCell[]>(
  facts: readonly Fact[],
  count: number,
): AsyncGenerator<Fact> {
  for (let index = 0; index < count; index++) yield facts[index % facts.length] as Fact; // there are some
}

async function* joined(rows: AsyncIterable<TableCell[]>): AsyncGenerator<string> {
  let lines = '';
  let count = 0;
  for await (const row of rows) {
    lines += `${row.join(',')}\r\n`;
    if (++count % 100 !== 0) continue;
    yield lines;
    lines = '';
  }
  yield lines;
}
