import type { DetailCode } from '#messages/details/detail.ts';

/** What the first bytes say a file is, whatever its name. */
export type Sniffed = 'empty' | 'xlsx' | 'text' | { not: DetailCode };

const SIGNATURES: readonly [number[], DetailCode][] = [
  [[0x25, 0x50, 0x44, 0x46], 'is-pdf'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'is-old-excel'],
  [[0x89, 0x50, 0x4e, 0x47], 'is-picture'],
  [[0xff, 0xd8, 0xff], 'is-picture'],
  [[0x52, 0x61, 0x72, 0x21], 'is-archive'],
  [[0x1f, 0x8b], 'is-archive'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'is-archive'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'is-document'],
];
const ZIP = [0x50, 0x4b];
const SAMPLE_BYTES = 65_536;

const begins = (bytes: Uint8Array, signature: readonly number[]) =>
  signature.every((byte, index) => bytes[index] === byte);

export function sniff(bytes: Uint8Array, entries: readonly { name: string }[] | undefined): Sniffed {
  if (bytes.every((byte) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09)) return 'empty';
  if (entries?.some(({ name }) => name === 'xl/workbook.xml')) return 'xlsx';
  if (begins(bytes, ZIP)) return { not: 'is-other-office-file' };
  const known = SIGNATURES.find(([signature]) => begins(bytes, signature));
  if (known) return { not: known[1] };
  if (/^\s*<(!doctype|html|\?xml)/i.test(new TextDecoder('latin1').decode(bytes.subarray(0, 200))))
    return { not: 'is-web-page' };
  return isBinary(bytes.subarray(0, SAMPLE_BYTES)) ? { not: 'is-not-text' } : 'text';
}

/** Control characters do not occur in tables; zero bytes do, in UTF-16, where they are every second byte. */
function isBinary(sample: Uint8Array): boolean {
  let controls = 0;
  for (const byte of sample) if (byte < 0x20 && byte !== 0 && byte !== 9 && byte !== 10 && byte !== 13) controls++;
  // UTF-16 Cyrillic has 0x04 as the high byte of every letter
  const utf16 = sample.some((byte) => byte === 0) || (sample[0] === 0xff && sample[1] === 0xfe);
  return !utf16 && controls > sample.length / 100;
}
