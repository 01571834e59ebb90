import Papa from 'papaparse';
import type { TableCell } from '#exports/notation.ts';

/** The cells of a CSV; whole numbers as numbers, as they were before. */
export async function readCells(parts: AsyncIterable<string>): Promise<TableCell[][]> {
  let text = '';
  for await (const part of parts) text += part;
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: true });
  return data.map((row) => row.map((cell) => (cell === '' ? null : /^\d{1,9}$/.test(cell) ? Number(cell) : cell)));
}
