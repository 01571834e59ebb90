import Papa from 'papaparse';
import { detailOf } from '#messages/details/detail.ts';
import { decodeText } from './decode-text.ts';
import { type FileRefusal, type RawRows, refused } from './table.ts';

const DELIMITERS = { comma: ',', semicolon: ';', tab: '\t', pipe: '|' } as const;
type DelimiterName = keyof typeof DELIMITERS;
const EVIDENCE_ROWS = 200;

export function readCsv(bytes: Uint8Array): { outcome: 'read'; raw: RawRows } | FileRefusal {
  const decoded = decodeText(bytes);
  if (!decoded) return refused('FILE_ENCODING');
  const text = decoded.text.replace(/^\uFEFF/, '');
  const delimiter = delimiterOf(text);
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: DELIMITERS[delimiter] });
  const endsInQuote = errors.some(({ code }) => code === 'MissingQuotes');
  if (data.at(-1)?.length === 1 && data.at(-1)?.[0] === '') data.pop(); // the line end of the last row
  const last = data.length;
  if (endsInQuote && data.at(-1)?.some((cell) => /[\r\n]/.test(cell)))
    return refused('FILE_DAMAGED', detailOf('quote-not-closed', last));
  return {
    outcome: 'read',
    raw: {
      readAs: `CSV, ${decoded.encoding}, ${delimiter}`,
      sheets: [],
      sheet: null,
      rows: data.map((row) => row.map((cell) => cell.trim())),
      cutOff: new Set(endsInQuote ? [last] : []),
      dates: new Set(),
      ragged: false,
    },
  };
}

/** The delimiter that cuts most rows into the same number of cells; with equal evidence the one that cuts finer. */
function delimiterOf(text: string): DelimiterName {
  const names = Object.keys(DELIMITERS) as DelimiterName[]; // keys of the constant above
  const evidence = names.map((name) => ({ name, ...evenness(text, DELIMITERS[name]) }));
  const [best] = evidence.sort((a, b) => b.share - a.share || b.cells - a.cells);
  return best && best.share > 0 ? best.name : 'comma';
}

function evenness(text: string, delimiter: string): { share: number; cells: number } {
  const { data } = Papa.parse<string[]>(text, { delimiter, preview: EVIDENCE_ROWS, skipEmptyLines: true });
  const counts = new Map<number, number>();
  for (const { length } of data) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [[cells, rows] = [1, 0]] = [...counts].sort(([, a], [, b]) => b - a);
  return cells > 1 ? { share: Math.round((10 * rows) / data.length), cells } : { share: 0, cells };
}
