import { detailOf } from '#messages/details/detail.ts';
import type { Area } from '#model/area.ts';
import type { ColumnMapping, RowFault } from '#model/desk/frame-import.ts';
import type { Frame } from '#model/frame.ts';
import type { Station } from '#model/station.ts';
import { areaCodes } from './area-codes.ts';
import { readRow, type StationRow } from './read-row.ts';
import { codesFromNumbers, type PlacedRow } from './station-codes.ts';
import type { Table } from './table.ts';

/** What a list says: the stations of its good rows, every area they need, and the rows that cannot be taken. */
export type PlannedFrame = { areas: Area[]; stations: Station[]; faults: RowFault[] };

export type PlanOutcome =
  | { outcome: 'planned'; planned: PlannedFrame }
  | { outcome: 'refused'; code: 'COLUMN_MISSING' | 'NO_GOOD_ROWS'; detail: string };

const UNKNOWN = { name: '', address: '', setting: null, registeredVoters: null, position: null, timeZone: null };

/**
 * Pure: table, mapping and the frame in force make the next frame. A field whose column the list does not have keeps
 * what the frame says of the station. Of rows with the same code the first is taken, the others are faults.
 */
export function planImport(table: Table, mapping: ColumnMapping, present: Frame | null): PlanOutcome {
  const missing = missingColumn(table, mapping);
  if (missing) return { outcome: 'refused', code: 'COLUMN_MISSING', detail: missing };
  const contests = new Set(present?.contests.map(({ code }) => code));
  const unknown = mapping.contestsForAll.find((code) => !contests.has(code));
  if (unknown !== undefined) return { outcome: 'refused', code: 'COLUMN_MISSING', detail: `contest ${unknown}` };

  const rows: StationRow[] = [];
  const faults: RowFault[] = [];
  for (const [index, cells] of table.rows.entries()) {
    if (cells.every((cell) => cell === '')) continue;
    const reading = readRow(cells, table.headerRow + 1 + index, { table, mapping, contests });
    if ('station' in reading) rows.push(reading.station);
    else faults.push(...reading.faults);
  }

  const areas = areaCodes(present?.areas ?? []);
  const placed = rows.map((row): PlacedRow => ({ row, areas: areas.codesOf(row.path) }));
  const before = new Map(present?.stations.map((station) => [station.code, station]));
  const codes =
    mapping.codeFrom === 'column'
      ? placed.map(({ row }) => row.code ?? '')
      : codesFromNumbers(placed, new Set(before.keys()));

  const stations = new Map<string, { station: Station; row: number }>();
  for (const [index, { row, areas: path }] of placed.entries()) {
    const code = codes[index] ?? '';
    const first = stations.get(code);
    const { columns } = mapping;
    const column = table.header[(mapping.codeFrom === 'column' ? columns.code : columns.number) ?? -1] ?? null;
    if (first) faults.push({ row: row.row, fault: 'CODE_TWICE', column, value: `${code} (row ${first.row})` });
    else if (code.length > 64) faults.push({ row: row.row, fault: 'TOO_LONG', column, value: code });
    else
      stations.set(code, {
        station: stationOf(row, { code, area: path.at(-1) ?? '', before: before.get(code) }),
        row: row.row,
      });
  }
  if (stations.size === 0) return { outcome: 'refused', code: 'NO_GOOD_ROWS', detail: firstFault(faults) };
  return {
    outcome: 'planned',
    planned: {
      areas: areas.areas(),
      stations: [...stations.values()].map(({ station }) => station),
      faults: faults.sort((a, b) => a.row - b.row),
    },
  };
}

const stationOf = (
  row: StationRow,
  { code, area, before }: { code: string; area: string; before: Station | undefined },
): Station => ({
  ...UNKNOWN,
  contests: [],
  ...before,
  ...row.fields,
  code,
  number: row.number,
  area,
});

function missingColumn({ header }: Table, mapping: ColumnMapping): string | undefined {
  if (mapping.columns.number === undefined) return 'number';
  if (mapping.codeFrom === 'column' && mapping.columns.code === undefined) return 'code';
  if (mapping.areas.length === 0) return 'area';
  if (mapping.columns.latitude !== undefined && mapping.columns.longitude === undefined) return 'longitude';
  const used = [...Object.values(mapping.columns), ...mapping.areas.flatMap(({ name, code }) => [name, code ?? 0])];
  const outside = used.find((column) => column >= header.length);
  return outside === undefined ? undefined : `column ${outside + 1}`;
}

const firstFault = ([first]: readonly RowFault[]): string =>
  first ? `fault.${first.fault}: ${first.row}` : detailOf('no-rows');
