import { MARKER } from '#model/photos/jpeg.ts';

/** What a camera writes beside the picture: a wall clock, a zone, and a position north and east. */
export type Camera = { takenAt: string; offset?: string; latitude: number; longitude: number };

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
const long = (value: number) => [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const short = (value: number) => [(value >>> 8) & 255, value & 255];

type Field = { tag: number; type: 2 | 4 | 5; count: number; bytes: number[] };

const textField = (tag: number, text: string): Field => {
  const bytes = ascii(`${text}\0`);
  return { tag, type: 2, count: bytes.length, bytes };
};
const pointer = (tag: number, to: number): Field => ({ tag, type: 4, count: 1, bytes: long(to) });
const degrees = (tag: number, value: number): Field => {
  const minutes = (value % 1) * 60;
  const parts = [
    [Math.floor(value), 1],
    [Math.floor(minutes), 1],
    [Math.round((minutes % 1) * 60 * 1000), 1000],
  ];
  return { tag, type: 5, count: 3, bytes: parts.flatMap(([top = 0, below = 1]) => [...long(top), ...long(below)]) };
};

/** A directory at `at`, what does not fit into its entries behind it. */
function directory(at: number, fields: readonly Field[]): number[] {
  const entries: number[] = [];
  const behind: number[] = [];
  const room = at + 2 + fields.length * 12 + 4;
  for (const { tag, type, count, bytes } of fields) {
    const inside = bytes.length <= 4 ? [...bytes, 0, 0, 0].slice(0, 4) : long(room + behind.length);
    if (bytes.length > 4) behind.push(...bytes);
    entries.push(...short(tag), ...short(type), ...long(count), ...inside);
  }
  return [...short(fields.length), ...entries, ...long(0), ...behind];
}

/** An Exif segment, big-endian as most phones write it. */
export function exifOf({ takenAt, offset, latitude, longitude }: Camera): Uint8Array {
  const main = (exif: number, gps: number) => directory(8, [pointer(0x8769, exif), pointer(0x8825, gps)]);
  const exifAt = 8 + main(0, 0).length;
  const exif = directory(exifAt, [textField(0x9003, takenAt), ...(offset ? [textField(0x9011, offset)] : [])]);
  const gpsAt = exifAt + exif.length;
  const gps = directory(gpsAt, [textField(1, 'N'), degrees(2, latitude), textField(3, 'E'), degrees(4, longitude)]);
  const tiff = [...ascii('MM'), ...short(42), ...long(8), ...main(exifAt, gpsAt), ...exif, ...gps];
  const body = [...ascii('Exif\0\0'), ...tiff];
  return Uint8Array.from([0xff, MARKER.app1, ...short(body.length + 2), ...body]);
}

/** The same file as a camera would have written it. */
export const withExif = (jpeg: Uint8Array, camera: Camera): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.concat([jpeg.subarray(0, 2), exifOf(camera), jpeg.subarray(2)]));

/** A file built like a JPEG, of `length` bytes; no picture can be drawn from it. `shade` makes others. */
export function builtLikeJpeg(length: number, shade = 0x55): Uint8Array<ArrayBuffer> {
  const head = [0xff, MARKER.start, 0xff, MARKER.app0, ...short(7), ...ascii('JFIF\0'), 0xff, MARKER.scan, ...short(2)];
  const file = new Uint8Array(length).fill(shade);
  file.set(head);
  file.set([0xff, MARKER.end], length - 2);
  return file;
}
