import type { TableCell } from './notation.ts';

/** Spreadsheet programs take a CSV without it for a local 8-bit encoding, and Kazakh letters are lost. */
export const BYTE_ORDER_MARK = '\uFEFF';

const ROWS_AT_ONCE = 100;

const FORMULA = /^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\n\0]/;

/** A lone CR or LF too: some programs end a row at it. */
const QUOTED = /[",\r\n]/;

/** Either: most cells are neither, and one look is enough for them. */
const UNUSUAL = /^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\0]|[",\r\n]/;

/**
 * RFC 4180 lines with CRLF. A text that a spreadsheet would read as a formula (beginning with `= + - @`, their
 * full-width forms, tab, CR, LF or NUL; OWASP ASVS 5.0, 1.2.10) gets a leading apostrophe. Numbers are left alone.
 */
export function csvLines(rows: readonly TableCell[][]): string {
  let lines = '';
  for (const row of rows) {
    for (let index = 0; index < row.length; index++) {
      if (index > 0) lines += ',';
      const cell = row[index];
      if (typeof cell === 'number') lines += cell;
      else if (cell) lines += UNUSUAL.test(cell) ? quoted(cell) : cell;
    }
    lines += '\r\n';
  }
  return lines;
}

function quoted(text: string): string {
  const plain = FORMULA.test(text) ? `'${text}` : text;
  return QUOTED.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

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
