import { detailOf } from '#messages/details/detail.ts';
import { meaningsOf } from './headings.ts';
import { type RawRows, type ReadOutcome, refused } from './table.ts';

export const SEARCHED_ROWS = 20;

/**
 * The header is the row with most headings we know, or else the first with more than one cell; titles above it are
 * passed over. A first row that holds numbers where the rows below do, and no known heading, is no header.
 */
export function findHeader(raw: RawRows): ReadOutcome {
  if (raw.rows.every((row) => filled(row) === 0)) return refused('FILE_EMPTY', detailOf('no-rows'));
  const index = headerIndex(raw.rows.slice(0, SEARCHED_ROWS));
  const header = raw.rows[index] ?? [];
  const rows = raw.rows.slice(index + 1);
  if (looksLikeRow(header, rows)) return refused('HEADER_MISSING', detailOf('row-1-is-a-station'));
  if (rows.every((row) => filled(row) === 0)) return refused('FILE_EMPTY', detailOf('no-rows-below-header'));
  const most = raw.ragged ? Number.POSITIVE_INFINITY : Math.max(header.length, usualLength(rows));
  return { outcome: 'read', table: { ...raw, headerRow: index + 1, header, rows, mostCells: most } };
}

/** How many headings we know the best row of the first twenty has. */
export const headingsIn = (rows: readonly string[][]): number =>
  Math.max(0, ...rows.map((row) => meaningsOf(row).size));

function usualLength(rows: readonly string[][]): number {
  const counts = new Map<number, number>();
  for (const row of rows) if (filled(row) > 0) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  const [[length] = [0]] = [...counts].sort(([shorter, a], [longer, b]) => b - a || shorter - longer);
  return length;
}

function headerIndex(top: readonly string[][]): number {
  const known = top.map((row) => meaningsOf(row).size);
  const most = Math.max(...known);
  if (most > 1) return known.indexOf(most);
  const wide = top.findIndex((row) => filled(row) > 1);
  return wide === -1 ? top.findIndex((row) => filled(row) > 0) : wide;
}

const filled = (row: readonly string[]): number => row.filter((cell) => cell !== '').length;

const isNumeric = (cell: string | undefined): boolean => cell !== undefined && /^-?\d+([.,]\d+)?$/.test(cell);

function looksLikeRow(header: readonly string[], rows: readonly string[][]): boolean {
  if (meaningsOf(header).size > 0) return false;
  const below = rows.slice(0, 20).filter((row) => filled(row) > 0);
  return header.some(
    (heading, column) =>
      isNumeric(heading) && below.filter((row) => isNumeric(row[column])).length >= Math.min(below.length, 1),
  );
}
