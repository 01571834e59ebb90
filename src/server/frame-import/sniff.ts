/** What the first bytes say a file is, whatever its name. */
export type Sniffed = 'empty' | 'xlsx' | 'text' | { not: string };

const SIGNATURES: readonly [number[], string][] = [
  [[0x25, 0x50, 0x44, 0x46], 'a PDF: ask for the table as CSV or XLSX'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel file (.xls): save it as .xlsx'],
  [[0x89, 0x50, 0x4e, 0x47], 'a picture'],
  [[0xff, 0xd8, 0xff], 'a picture'],
  [[0x52, 0x61, 0x72, 0x21], 'a RAR archive: unpack it first'],
  [[0x1f, 0x8b], 'a gzip archive: unpack it first'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'a 7z archive: unpack it first'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'a text document (RTF)'],
];
const ZIP = [0x50, 0x4b];
const SAMPLE_BYTES = 65_536;

const begins = (bytes: Uint8Array, signature: readonly number[]) =>
  signature.every((byte, index) => bytes[index] === byte);

export function sniff(bytes: Uint8Array, entries: readonly { name: string }[] | undefined): Sniffed {
  if (bytes.every((byte) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09)) return 'empty';
  if (entries?.some(({ name }) => name === 'xl/workbook.xml')) return 'xlsx';
  if (begins(bytes, ZIP)) return { not: 'a ZIP archive or an office document other than XLSX: unpack or save as XLSX' };
  const known = SIGNATURES.find(([signature]) => begins(bytes, signature));
  if (known) return { not: known[1] };
  if (/^\s*<(!doctype|html|\?xml)/i.test(new TextDecoder('latin1').decode(bytes.subarray(0, 200))))
    return { not: 'a web page or XML: open it in a spreadsheet and save as CSV or XLSX' };
  return isBinary(bytes.subarray(0, SAMPLE_BYTES)) ? { not: 'not text' } : 'text';
}

/** Control characters do not occur in tables; zero bytes do, in UTF-16, where they are every second byte. */
function isBinary(sample: Uint8Array): boolean {
  let controls = 0;
  for (const byte of sample) if (byte < 0x20 && byte !== 0 && byte !== 9 && byte !== 10 && byte !== 13) controls++;
  // UTF-16 Cyrillic has 0x04 as the high byte of every letter
  const utf16 = sample.some((byte) => byte === 0) || (sample[0] === 0xff && sample[1] === 0xfe);
  return !utf16 && controls > sample.length / 100;
}
