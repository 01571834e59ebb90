import readExcelFile from 'read-excel-file/node';
import { detailOf } from '#messages/details/detail.ts';
import { headingsIn, SEARCHED_ROWS } from './find-header.ts';
import { type FileRefusal, type RawRows, refused } from './table.ts';

const MOST_ENTRIES = 1000;
const MOST_UNPACKED_BYTES = 200_000_000;

type Entries = readonly { unpackedBytes: number }[];

/**
 * Reads `wanted`, or else the sheet with most headings we know: many workbooks begin with a page of notes. Numbers
 * stay as the file writes them.
 */
export async function readXlsx(
  bytes: Uint8Array,
  { entries, wanted }: { entries: Entries; wanted: string | null },
): Promise<{ outcome: 'read'; raw: RawRows } | FileRefusal> {
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpackedBytes, 0);
  if (entries.length > MOST_ENTRIES || unpacked > MOST_UNPACKED_BYTES)
    return refused('TOO_LARGE', detailOf('unpacked-too-large'));
  const sheets = await sheetsOf(bytes);
  if (sheets === undefined) return refused('FILE_DAMAGED', detailOf('workbook-not-opened'));
  const named = wanted === null ? undefined : sheets.find(({ sheet }) => sheet === wanted);
  const chosen = named ?? bestSheet(sheets);
  if (!chosen || chosen.data.length === 0) return refused('FILE_EMPTY', detailOf('no-rows'));
  const dates = new Set<string>();
  const rows = chosen.data.map((row, rowIndex) =>
    row.map((cell, column) => {
      if (cell instanceof Date) dates.add(`${rowIndex + 1}:${column}`);
      return cellText(cell);
    }),
  );
  return {
    outcome: 'read',
    raw: {
      readAs: 'XLSX',
      sheets: sheets.map(({ sheet }) => sheet),
      sheet: chosen.sheet,
      rows,
      cutOff: new Set(),
      dates,
      ragged: true,
    },
  };
}

type Sheets = NonNullable<Awaited<ReturnType<typeof sheetsOf>>>;

function bestSheet(sheets: Sheets): Sheets[number] | undefined {
  const filled = sheets.filter(({ data }) => data.length > 1);
  const known = filled.map(({ data }) => headingsIn(data.slice(0, SEARCHED_ROWS).map((row) => row.map(cellText))));
  return filled[known.indexOf(Math.max(...known))] ?? sheets[0];
}

async function sheetsOf(bytes: Uint8Array) {
  try {
    return await readExcelFile(Buffer.from(bytes), { parseNumber: (written: string) => written });
  } catch {
    return undefined; // the library throws errors of many kinds for damaged files; all mean the same to the reader
  }
}

/** The library's types call a date `typeof Date`; at run time it is one. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'string' && /^-?\d+(\.\d+)?E[+-]?\d+$/i.test(cell)) return plainNumber(cell);
  return typeof cell === 'string' ? cell.trim() : JSON.stringify(cell);
}

/** Excel stores large and small numbers as 1.23E+11; below 2^53 the digits are all there. */
function plainNumber(written: string): string {
  const value = Number(written);
  return Number.isSafeInteger(value) || Math.abs(value) < 1 ? value.toLocaleString('en', PLAIN) : written;
}

const PLAIN: Intl.NumberFormatOptions = { useGrouping: false, maximumFractionDigits: 15 };
