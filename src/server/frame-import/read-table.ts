import { detailOf } from '#messages/details/detail.ts';
import { findHeader } from './find-header.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { sniff } from './sniff.ts';
import { type ReadOutcome, refused } from './table.ts';
import { zipEntries } from './zip-entries.ts';

export const LARGEST_FILE_BYTES = 20_000_000;

/**
 * Reads an uploaded station list by its content; the file's name decides nothing.
 * @param sheet of a workbook; null for the first one with rows
 */
export async function readTable(bytes: Uint8Array, sheet: string | null = null): Promise<ReadOutcome> {
  if (bytes.length > LARGEST_FILE_BYTES)
    return refused('TOO_LARGE', detailOf('larger-than', `${LARGEST_FILE_BYTES / 1_000_000} MB`));
  const entries = zipEntries(bytes);
  const kind = sniff(bytes, entries);
  if (kind === 'empty') return refused('FILE_EMPTY');
  if (typeof kind === 'object') return refused('FILE_NOT_A_TABLE', detailOf(kind.not));
  const read = kind === 'xlsx' ? await readXlsx(bytes, { entries: entries ?? [], wanted: sheet }) : readCsv(bytes);
  return read.outcome === 'refused' ? read : findHeader(read.raw);
}
