import type { ColumnMapping, RowFault, StationField } from '#model/desk/frame-import.ts';
import type { Station } from '#model/station.ts';
import type { NamedArea } from './area-codes.ts';
import {
  type CellReading,
  readContests,
  readNumber,
  readPosition,
  readSetting,
  readTimeZone,
  readVoters,
} from './read-cells.ts';
import type { Table } from './table.ts';

/** A row before its area and its code are settled. Fields whose column the list does not have are absent. */
export type StationRow = {
  row: number;
  code: string | null;
  number: string;
  path: NamedArea[];
  fields: Partial<Omit<Station, 'code' | 'number' | 'area'>>;
};

export type RowReading = { station: StationRow } | { faults: RowFault[] };

export type RowContext = { table: Table; mapping: ColumnMapping; contests: ReadonlySet<string> };

const LONGEST_SHOWN = 100;
const LONGEST = { code: 64, number: 32, name: 300, address: 500 } as const;

/** Reads one row; every fault of it is told at once. */
export function readRow(cells: readonly string[], row: number, { table, mapping, contests }: RowContext): RowReading {
  const faults: RowFault[] = [];
  const fault = (kind: RowFault['fault'], column: number | undefined, value: string) => {
    faults.push({ row, fault: kind, column: column === undefined ? null : (table.header[column] ?? null), value });
  };
  const isTooLong = !table.ragged && cells.length > table.header.length;
  const shape = shapeFault(cells, row, table);
  if (shape) return { faults: [shape] };

  const at = (field: StationField): string | undefined => {
    const column = mapping.columns[field];
    return column === undefined ? undefined : (cells[column] ?? '');
  };
  function read<Value>(field: StationField, reader: (cell: string) => CellReading<Value>): Value | undefined {
    const cell = at(field);
    if (cell === undefined) return undefined;
    const column = mapping.columns[field];
    const reading = table.dates.has(`${row}:${column}`) ? { fault: 'BECAME_A_DATE' as const } : reader(cell);
    if ('value' in reading) return reading.value;
    fault(reading.fault, column, cell);
    return undefined;
  }
  const text =
    (longest: number) =>
    (cell: string): CellReading<string> =>
      cell.length > longest ? { fault: 'TOO_LONG' } : { value: cell };

  const code = mapping.codeFrom === 'column' ? read('code', codeOf) : null;
  const number = read('number', (cell) => readNumber(cell, LONGEST.number));
  const fields = withoutUndefined({
    name: read('name', text(LONGEST.name)),
    address: read('address', text(LONGEST.address)),
    setting: read('setting', readSetting),
    registeredVoters: read('registeredVoters', readVoters),
    position: read('latitude', (cell) => readPosition(cell, at('longitude') ?? '')),
    contests: read('contests', (cell) => readContests(cell, contests)),
    timeZone: read('timeZone', readTimeZone),
  });
  if (fields.contests === undefined || fields.contests.length === 0) {
    if (mapping.contestsForAll.length > 0) fields.contests = [...mapping.contestsForAll];
  }
  const path = areaPathOf(cells, mapping);
  if (path === undefined) fault('AREA_MISSING', mapping.areas[0]?.name, '');
  // what does not fit in a row that is too long has moved there from its own column
  if (faults.length > 0 && isTooLong) return { faults: [tooManyCells(cells, row)] };
  if (faults.length > 0 || number === undefined || code === undefined || path === undefined) return { faults };
  return { station: { row, code, number, path, fields } };
}

const codeOf = (cell: string): CellReading<string> => {
  const code = cell.replaceAll(/\s+/g, ' ');
  if (code === '') return { fault: 'CODE_MISSING' };
  return readNumber(code, LONGEST.code);
};

function shapeFault(cells: readonly string[], row: number, table: Table): RowFault | undefined {
  const width = table.header.length;
  const extra = cells.slice(width);
  if (cells.length > table.mostCells || extra.some((cell) => cell !== '')) return tooManyCells(cells, row, extra);
  if (table.cutOff.has(row) || (!table.ragged && cells.length < width))
    return { row, fault: 'TOO_FEW_CELLS', column: null, value: (cells.at(-1) ?? '').slice(0, LONGEST_SHOWN) };
  return undefined;
}

/** Shows the cells that have no column; when those are empty, the last one that is not. */
function tooManyCells(cells: readonly string[], row: number, extra: readonly string[] = []): RowFault {
  const shown = extra.filter((cell) => cell !== '').join(' ') || cells.findLast((cell) => cell !== '') || '';
  return { row, fault: 'TOO_MANY_CELLS', column: null, value: shown.slice(0, LONGEST_SHOWN) };
}

/** From the top down; lower levels may be empty, a gap above a named level may not. */
function areaPathOf(cells: readonly string[], mapping: ColumnMapping): NamedArea[] | undefined {
  const levels = mapping.areas.map(({ name, code, type }) => {
    const written = code === null ? '' : (cells[code] ?? '').replaceAll(/\s+/g, ' ');
    const named = (cells[name] ?? '').replaceAll(/\s+/g, ' ');
    return { name: named || written, code: written || null, type };
  });
  const depth = levels.findLastIndex(({ name }) => name !== '') + 1;
  const path = levels.slice(0, depth);
  return depth === 0 || path.some(({ name, code }) => name === '' || (code?.length ?? 0) > LONGEST.code)
    ? undefined
    : path;
}

function withoutUndefined(fields: { [Key in keyof StationRow['fields']]: StationRow['fields'][Key] | undefined }) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as StationRow['fields']; // Object.fromEntries forgets the keys
}
