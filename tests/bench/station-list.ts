import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Frame } from '#model/frame.ts';
import { chanceFrom } from '#server/demo/chance.ts';
import { regions } from '#server/demo/kazakhstan.ts';
import { guessColumns } from '#server/frame-import/guess-columns.ts';
import { planImport } from '#server/frame-import/plan-import.ts';
import { tableOf } from '#server/frame-import/publish-frame.ts';

/** As many as Romania has. */
const STATIONS = 18_794;

const NAMES = ['орта мектеп', 'Школа-гимназия имени Абая', 'Дом культуры «Достық»', 'Әуезов атындағы лицей'] as const;
const STREETS = ['ул. Жангельдина', 'Төле би көшесі', 'пр. Достык', 'мкр. Нұрсәт', 'Сәтбаев көшесі'] as const;
const HEADER = ['Region', 'Number', 'Name', 'Address', 'Voters', 'Latitude', 'Longitude'];

/** A station list as CSV: the file `STATIONS_CSV` names, or an invented country, the same every time. */
export function stationList(): Uint8Array<ArrayBuffer> {
  const file = process.env.STATIONS_CSV;
  return file ? new Uint8Array(readFileSync(file)) : encoded([HEADER, ...inventedRows()]);
}

function inventedRows(): string[][] {
  const chance = chanceFrom(20_230_319);
  const real = regions.reduce((sum, region) => sum + region.stations, 0);
  return regions.flatMap(({ name, centre, position, stations }, index) => {
    const until = (end: number) =>
      Math.round((STATIONS * regions.slice(0, end).reduce((sum, region) => sum + region.stations, 0)) / real);
    const count = stations === 0 ? 0 : until(index + 1) - until(index);
    return Array.from({ length: count }, (_, place) => [
      name.kk,
      String(place + 1),
      `№${chance.whole(1, 400)} ${chance.pick(NAMES)}`,
      `${chance.pick(STREETS)}, ${chance.whole(1, 200)}, ${centre} ${chance.whole(1, 60)}`,
      String(chance.whole(40, 2900)),
      (position.latitude + chance.next() - 0.5).toFixed(5),
      (position.longitude + chance.next() - 0.5).toFixed(5),
    ]);
  });
}

/** The list a month later: two in a hundred rows with another address, one in two hundred gone. */
export function changedList(list: Uint8Array): Uint8Array<ArrayBuffer> {
  const { data } = Papa.parse<string[]>(new TextDecoder().decode(list).replace(/^\uFEFF/, ''), {
    skipEmptyLines: true,
  });
  const [header = [], ...rows] = data;
  const address = guessColumns(header).columns.address ?? header.length - 1;
  const kept = rows.filter((_, index) => index % 200 !== 7);
  return encoded([
    header,
    ...kept.map((row, index) => (index % 50 === 3 ? row.with(address, `${row[address]}, entrance 2`) : row)),
  ]);
}

const encoded = (rows: string[][]) => Uint8Array.from(new TextEncoder().encode(Papa.unparse(rows)));

/** As the import reads it into an empty mission. */
export async function frameOfList(list: Uint8Array): Promise<Frame> {
  const table = await tableOf(list, null);
  const outcome = planImport(table, guessColumns(table.header), null);
  if (outcome.outcome === 'refused') throw new Error(`${outcome.code}: ${outcome.detail}`);
  const { areas, stations } = outcome.planned;
  return { version: 1, contests: [], areas, stations };
}
