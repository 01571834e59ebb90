import Papa from 'papaparse';
import { detailOf } from '#messages/details/detail.ts';
import { decodeText } from './decode-text.ts';
import { type FileRefusal, type RawRows, refused } from './table.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
type Delimiter = (typeof DELIMITERS)[number];
const EVIDENCE_ROWS = 200;

export function readCsv(bytes: Uint8Array): { outcome: 'read'; raw: RawRows } | FileRefusal {
  const decoded = decodeText(bytes);
  if (!decoded) return refused('FILE_ENCODING');
  const text = decoded.text.replace(/^\uFEFF/, '');
  const delimiter = delimiterOf(text);
  const { data, errors } = Papa.parse<string[]>(text, { delimiter });
  const endsInQuote = errors.some(({ code }) => code === 'MissingQuotes');
  if (data.at(-1)?.length === 1 && data.at(-1)?.[0] === '') data.pop(); // the line end of the last row
  const last = data.length;
  if (endsInQuote && data.at(-1)?.some((cell) => /[\r\n]/.test(cell)))
    return refused('FILE_DAMAGED', detailOf('quote-not-closed', last));
  return {
    outcome: 'read',
    raw: {
      // in every language alike
      readAs: `${delimiter === '\t' ? 'TSV' : `CSV (${delimiter})`}, ${decoded.encoding}`,
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
function delimiterOf(text: string): Delimiter {
  const evidence = DELIMITERS.map((delimiter) => ({ delimiter, ...evenness(text, delimiter) }));
  const [best] = evidence.sort((a, b) => b.share - a.share || b.cells - a.cells);
  return best && best.share > 0 ? best.delimiter : ',';
}

function evenness(text: string, delimiter: string): { share: number; cells: number } {
  const { data } = Papa.parse<string[]>(text, { delimiter, preview: EVIDENCE_ROWS, skipEmptyLines: true });
  const counts = new Map<number, number>();
  for (const { length } of data) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [[cells, rows] = [1, 0]] = [...counts].sort(([, a], [, b]) => b - a);
  return cells > 1 ? { share: Math.round((10 * rows) / data.length), cells } : { share: 0, cells };
}
