import type { RequestRefusal } from '#model/protocol/refusal-codes.ts';

/**
 * A file as read. Rows count as a spreadsheet does, from 1; `headerRow` is the header's number and `rows[0]` the row
 * after it. Cells are trimmed text, exactly as written: "0012" and 12-digit numbers keep their digits.
 */
export type Table = {
  /** "CSV (,), UTF-8" or "XLSX". */
  readAs: string;
  sheets: string[];
  sheet: string | null;
  headerRow: number;
  header: string[];
  rows: string[][];
  /** Rows cut off in the middle: the file ends inside them. */
  cutOff: ReadonlySet<number>;
  /** Cells a spreadsheet program turned into dates, as `row:column` (column from 0). */
  dates: ReadonlySet<string>;
  /** CSV rows have a cell per column, or are damaged; spreadsheets leave out empty cells at the end. */
  ragged: boolean;
  /** The longest a row may be: as most rows are, because some programs end each with delimiters the header lacks. */
  mostCells: number;
};

/** `detail`: a code of `messages/details`, with what it is about. */
export type FileRefusal = { outcome: 'refused'; code: FileRefusalCode; detail?: string };
export type FileRefusalCode = Extract<
  RequestRefusal,
  'FILE_EMPTY' | 'FILE_NOT_A_TABLE' | 'FILE_DAMAGED' | 'FILE_ENCODING' | 'HEADER_MISSING' | 'TOO_LARGE'
>;

export type ReadOutcome = { outcome: 'read'; table: Table } | FileRefusal;

export const refused = (code: FileRefusalCode, detail?: string): FileRefusal => ({
  outcome: 'refused',
  code,
  ...(detail === undefined ? {} : { detail }),
});

/** Rows before the header is known, from row 1. */
export type RawRows = Omit<Table, 'headerRow' | 'header' | 'mostCells'>;
