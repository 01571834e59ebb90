import type { Position } from '../station.ts';
import { MARKER, segmentsOf } from './jpeg.ts';

/**
 * What a camera wrote of where and when (Exif 2.32, JEITA CP-3451). `takenAt` is the camera's wall clock,
 * `YYYY-MM-DDTHH:MM:SS`, with its distance from UTC (`+05:00`) where the camera knew it.
 */
export type CameraRecord = { takenAt: { wall: string; offset: string | null } | null; position: Position | null };

const NOTHING: CameraRecord = { takenAt: null, position: null };

const TAG = {
  exif: 0x8769,
  gps: 0x8825,
  takenAt: 0x9003,
  offset: 0x9011,
  latitudeRef: 1,
  latitude: 2,
  longitudeRef: 3,
  longitude: 4,
};
const TYPE = { ascii: 2, long: 4, rational: 5 };

/** Reads what is there and passes over what is damaged: a photo is never refused for its record. */
export function cameraRecord(jpeg: Uint8Array): CameraRecord {
  const exif = exifBlock(jpeg);
  if (!exif) return NOTHING;
  try {
    return readRecord(exif);
  } catch (error) {
    if (error instanceof RangeError) return NOTHING; // points outside itself
    throw error;
  }
}

/** `Exif`, NUL, NUL. */
const NAME = [0x45, 0x78, 0x69, 0x66, 0, 0];

/** The TIFF structure inside the first APP1 that is Exif. Only the part before the scan is looked at. */
function exifBlock(jpeg: Uint8Array): DataView | undefined {
  for (const { marker, start, end } of segmentsOf(jpeg) ?? []) {
    const body = start + 4;
    const isExif = marker === MARKER.app1 && NAME.every((letter, n) => jpeg[body + n] === letter);
    if (isExif) return new DataView(jpeg.buffer, jpeg.byteOffset + body + NAME.length, end - body - NAME.length);
  }
  return undefined;
}

type Entry = { type: number; count: number; at: number };

function readRecord(view: DataView): CameraRecord {
  const little = view.getUint16(0) === 0x4949;
  const long = (at: number) => view.getUint32(at, little);
  const entriesAt = (directory: number): Map<number, Entry> => {
    const entries = new Map<number, Entry>();
    const count = Math.min(view.getUint16(directory, little), 200);
    for (let n = 0; n < count; n++) {
      const at = directory + 2 + n * 12;
      const entry = { type: view.getUint16(at + 2, little), count: long(at + 4), at: at + 8 };
      entries.set(view.getUint16(at, little), entry);
    }
    return entries;
  };
  const directory = (from: Map<number, Entry>, tag: number): Map<number, Entry> => {
    const entry = from.get(tag);
    return entry?.type === TYPE.long ? entriesAt(long(entry.at)) : new Map();
  };
  const text = (entry: Entry | undefined): string => {
    if (entry?.type !== TYPE.ascii || entry.count > 64) return '';
    const at = entry.count <= 4 ? entry.at : long(entry.at);
    const letters = Array.from({ length: entry.count }, (_, n) => String.fromCharCode(view.getUint8(at + n)));
    return letters.join('').replaceAll('\0', '').trim();
  };
  const degrees = (entry: Entry | undefined): number | undefined => {
    if (entry?.type !== TYPE.rational || entry.count !== 3) return undefined;
    const at = long(entry.at);
    const [whole = 0, minutes = 0, seconds = 0] = [0, 8, 16].map((n) => long(at + n) / (long(at + n + 4) || 1));
    return whole + minutes / 60 + seconds / 3600;
  };

  const main = entriesAt(long(4));
  const exif = directory(main, TAG.exif);
  const gps = directory(main, TAG.gps);
  return {
    takenAt: wallClock(text(exif.get(TAG.takenAt)), text(exif.get(TAG.offset))),
    position: positionFrom({
      latitude: degrees(gps.get(TAG.latitude)),
      longitude: degrees(gps.get(TAG.longitude)),
      south: text(gps.get(TAG.latitudeRef)) === 'S',
      west: text(gps.get(TAG.longitudeRef)) === 'W',
    }),
  };
}

function wallClock(written: string, offset: string): CameraRecord['takenAt'] {
  const found = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}:\d{2}:\d{2})$/.exec(written);
  if (!found) return null;
  const [, year, month, day, time] = found;
  return { wall: `${year}-${month}-${day}T${time}`, offset: /^[+-]\d{2}:\d{2}$/.test(offset) ? offset : null };
}

function positionFrom(read: {
  latitude: number | undefined;
  longitude: number | undefined;
  south: boolean;
  west: boolean;
}): Position | null {
  const { latitude, longitude, south, west } = read;
  if (latitude === undefined || longitude === undefined || latitude > 90 || longitude > 180) return null;
  return { latitude: south ? -latitude : latitude, longitude: west ? -longitude : longitude };
}

/**
 * The camera's wall clock as an instant. Where the camera did not know its distance from UTC, the phone's own zone is
 * assumed: it is the same phone. Undefined for a date that does not exist.
 */
export function takenInstant({ takenAt }: CameraRecord): string | undefined {
  if (!takenAt) return undefined;
  const at = new Date(`${takenAt.wall}${takenAt.offset ?? ''}`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
