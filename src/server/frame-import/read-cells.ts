import type { RowFault } from '#model/desk/frame-import.ts';
import type { Position, Setting } from '#model/station.ts';

/** What reading one cell gives: a value, or why it cannot be taken. */
export type CellReading<Value> = { value: Value } | { fault: RowFault['fault'] };

const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек';
const DATES: readonly RegExp[] = [
  new RegExp(String.raw`^\d{1,4}[-./ ](${MONTHS})\p{L}*\.?([-./ ]\d{2,4})?$`, 'iu'),
  new RegExp(String.raw`^(${MONTHS})\p{L}*\.?[-./ ]\d{1,4}$`, 'iu'),
  /^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}.*)?$/,
  /^\d{1,2}[./]\d{1,2}[./]\d{4}$/,
];
const SHORTENED = /^\d(?:[.,]\d+)?E\+\d+$/i;

/** A number or a code as written: an identifier, not a quantity. */
export function readNumber(cell: string, longest: number): CellReading<string> {
  if (cell === '') return { fault: 'NUMBER_MISSING' };
  if (DATES.some((date) => date.test(cell))) return { fault: 'BECAME_A_DATE' };
  if (SHORTENED.test(cell)) return { fault: 'DIGITS_LOST' };
  return cell.length > longest ? { fault: 'TOO_LONG' } : { value: cell.replaceAll(/\s+/g, ' ') };
}

const GROUPED = /^\d{1,3}(?:[\s,.'’]\d{3})+$/u;

export function readVoters(cell: string): CellReading<number | null> {
  if (cell === '') return { value: null };
  const digits = GROUPED.test(cell) ? cell.replaceAll(/\D/gu, '') : cell.replace(/[.,]0+$/, '');
  return /^\d{1,9}$/.test(digits) ? { value: Number(digits) } : { fault: 'VOTERS_NOT_A_NUMBER' };
}

/** Decimal degrees, with point or comma. Both or neither. */
export function readPosition(latitude: string, longitude: string): CellReading<Position | null> {
  if (latitude === '' && longitude === '') return { value: null };
  const [north, east] = [latitude, longitude].map((cell) =>
    cell === '' ? Number.NaN : Number(cell.replace(',', '.')),
  );
  const valid = Math.abs(north ?? Number.NaN) <= 90 && Math.abs(east ?? Number.NaN) <= 180;
  return valid && north !== undefined && east !== undefined
    ? { value: { latitude: north, longitude: east } }
    : { fault: 'POSITION_NOT_VALID' };
}

const SETTINGS: readonly [Setting, RegExp][] = [
  ['small-town', /^(small[- ]?town|town|пгт|пос[её]лок.*|кент|малый город|шағын қала)$/i],
  ['urban', /^(urban|city|u|город(ской|ская|ское)?|г\.?|қала(лық)?)$/i],
  ['rural', /^(rural|village|r|сел(о|ьский|ьская|ьское)|с\.?|ауыл(дық)?|sat)$/i],
];

export function readSetting(cell: string): CellReading<Setting | null> {
  if (cell === '') return { value: null };
  const found = SETTINGS.find(([, words]) => words.test(cell));
  return found ? { value: found[0] } : { fault: 'SETTING_UNKNOWN' };
}

/** Contest codes between commas, semicolons or bars. */
export function readContests(cell: string, known: ReadonlySet<string>): CellReading<string[]> {
  const codes = cell.split(/[;,|\n]/).flatMap((code) => code.trim() || []);
  return codes.every((code) => known.has(code)) ? { value: [...new Set(codes)] } : { fault: 'CONTEST_UNKNOWN' };
}

export function readTimeZone(cell: string): CellReading<string | null> {
  if (cell === '') return { value: null };
  try {
    return { value: new Intl.DateTimeFormat('en', { timeZone: cell }).resolvedOptions().timeZone && cell };
  } catch {
    return { fault: 'TIME_ZONE_UNKNOWN' }; // the platform throws a RangeError for names it does not know
  }
}
