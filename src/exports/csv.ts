import { stringify } from 'csv-stringify/sync';
import type { TableCell } from './notation.ts';

/** Spreadsheet programs take a CSV without it for a local 8-bit encoding, and Kazakh letters are lost. */
export const BYTE_ORDER_MARK = '\uFEFF';

const ROWS_AT_ONCE = 100;

/** Of itself the library quotes only line breaks of the kind that ends a row: a comment's lone LF would end one too. */
const LINE_BREAK = /[\r\n]/;

/**
 * RFC 4180 lines with CRLF. A text that a spreadsheet would read as a formula (beginning with `= + - @`, their
 * full-width forms, tab, CR, LF or NUL; OWASP ASVS 5.0, 1.2.10) gets a leading apostrophe. Numbers are left alone.
 */
export const csvLines = (rows: TableCell[][]): string =>
  stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' && /^[\0\n]/.test(cell) ? `'${cell}` : cell))),
    { record_delimiter: 'windows', escape_formulas: true, quoted_match: LINE_BREAK },
  );

/** Streams a table: byte-order mark and header first, then rows a hundred at a time. */
export async function* csvTable(header: string[], rows: AsyncIterable<TableCell[]>): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLines([header]);
  let waiting: TableCell[][] = [];
  for await (const row of rows) {
    waiting.push(row);
    if (waiting.length < ROWS_AT_ONCE) continue;
    yield csvLines(waiting);
    waiting = [];
  }
  if (waiting.length > 0) yield csvLines(waiting);
}
