import { crc32 } from 'node:zlib';

/** `at`: written as UTC, to two seconds; the format knows no zone. */
export type ZipEntry = { name: string; content: Uint8Array; at: Date };

type Written = { name: Uint8Array; crc: number; length: number; dated: number; from: number };

const UTF8_NAME = 0x0800;
const MOST_16 = 0xffff;
const MOST_32 = 0xffffffff;
const VERSION = 45;

/**
 * A ZIP file (PKWARE APPNOTE 6.3), made while it is read: entries are stored as they are, since pictures are packed
 * already. Beyond 65,534 entries or 4 GB it goes on in ZIP64.
 */
export async function* zipOf(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const written: Written[] = [];
  let at = 0;
  for await (const { name, content, at: time } of entries) {
    const entry = {
      name: new TextEncoder().encode(name),
      crc: crc32(content),
      length: content.length,
      dated: dosTime(time),
      from: at,
    };
    const head = localHead(entry);
    yield head;
    yield content;
    written.push(entry);
    at += head.length + content.length;
  }
  const directory = at;
  for (const entry of written) {
    const line = directoryLine(entry);
    yield line;
    at += line.length;
  }
  yield endOf({ entries: written.length, from: directory, length: at - directory });
}

/** Fields of a record one after the other, little-endian: [bytes, value]. */
function record(fields: readonly (readonly [2 | 4 | 8, number])[], ...tails: Uint8Array[]): Uint8Array {
  const length = fields.reduce((sum, [bytes]) => sum + bytes, 0);
  const view = new DataView(new ArrayBuffer(length));
  let at = 0;
  for (const [bytes, value] of fields) {
    if (bytes === 2) view.setUint16(at, value, true);
    else if (bytes === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += bytes;
  }
  return Buffer.concat([new Uint8Array(view.buffer), ...tails]);
}

const localHead = ({ name, crc, length, dated }: Written): Uint8Array =>
  record(
    [
      [4, 0x04034b50],
      [2, VERSION],
      [2, UTF8_NAME],
      [2, 0],
      [4, dated],
      [4, crc],
      [4, length],
      [4, length],
      [2, name.length],
      [2, 0],
    ],
    name,
  );

function directoryLine({ name, crc, length, dated, from }: Written): Uint8Array {
  const isFar = from >= MOST_32;
  const extra = isFar
    ? record([
        [2, 1],
        [2, 8],
        [8, from],
      ])
    : new Uint8Array();
  return record(
    [
      [4, 0x02014b50],
      [2, VERSION],
      [2, VERSION],
      [2, UTF8_NAME],
      [2, 0],
      [4, dated],
      [4, crc],
      [4, length],
      [4, length],
      [2, name.length],
      [2, extra.length],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, isFar ? MOST_32 : from],
    ],
    name,
    extra,
  );
}

function endOf({ entries, from, length }: { entries: number; from: number; length: number }): Uint8Array {
  const isLarge = entries >= MOST_16 || from >= MOST_32 || length >= MOST_32;
  const large = isLarge
    ? [
        record([
          [4, 0x06064b50],
          [8, 44],
          [2, VERSION],
          [2, VERSION],
          [4, 0],
          [4, 0],
          [8, entries],
          [8, entries],
          [8, length],
          [8, from],
        ]),
        record([
          [4, 0x07064b50],
          [4, 0],
          [8, from + length],
          [4, 1],
        ]),
      ]
    : [];
  const end = record([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, Math.min(entries, MOST_16)],
    [2, Math.min(entries, MOST_16)],
    [4, Math.min(length, MOST_32)],
    [4, Math.min(from, MOST_32)],
    [2, 0],
  ]);
  return Buffer.concat([...large, end]);
}

/** Date in the upper half, time in the lower; nothing before 1980 can be said. */
function dosTime(time: Date): number {
  const year = Math.max(0, time.getUTCFullYear() - 1980);
  const date = (year << 9) | ((time.getUTCMonth() + 1) << 5) | time.getUTCDate();
  const clock = (time.getUTCHours() << 11) | (time.getUTCMinutes() << 5) | (time.getUTCSeconds() >> 1);
  return date * 0x10000 + clock;
}
