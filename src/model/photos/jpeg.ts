/**
 * The segments of a JPEG (ITU-T T.81, annex B). `end` is exclusive; a scan's segment includes its coded data.
 * Undefined when the bytes are not a whole JPEG.
 */
export type Segment = { marker: number; start: number; end: number };

export const MARKER = {
  start: 0xd8,
  end: 0xd9,
  scan: 0xda,
  comment: 0xfe,
  app0: 0xe0,
  app1: 0xe1,
  app14: 0xee,
  app15: 0xef,
};

export function segmentsOf(bytes: Uint8Array): Segment[] | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== MARKER.start || bytes[2] !== 0xff) return undefined;
  const segments: Segment[] = [];
  for (let at = 2; at < bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1; // fill
      continue;
    }
    if (marker === MARKER.end) return [...segments, { marker, start: at, end: at + 2 }];
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    if (length < 2) return undefined;
    const after = at + 2 + length;
    const end = marker === MARKER.scan ? endOfScan(bytes, after) : after;
    segments.push({ marker, start: at, end });
    at = end;
  }
  return undefined;
}

/** In coded data a marker is an FF that is neither stuffed (00) nor a restart (D0 to D7). */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

export const isWholeJpeg = (bytes: Uint8Array): boolean => segmentsOf(bytes) !== undefined;

/**
 * The picture and nothing else: without Exif, XMP, maker notes, comments, colour profiles, and without what is
 * appended behind the picture. Pixels are not touched. Some engines write Exif of their own into what they encode.
 * @throws when it is not a whole JPEG
 */
export function onlyThePicture(jpeg: Uint8Array): Uint8Array<ArrayBuffer> {
  const segments = segmentsOf(jpeg);
  if (!segments) throw new Error('This is not a whole JPEG');
  const kept = segments.filter(({ marker }) => !isRemark(marker));
  const plain = new Uint8Array(kept.reduce((sum, { start, end }) => sum + end - start, 2));
  plain.set([0xff, MARKER.start]);
  let at = 2;
  for (const { start, end } of kept) {
    plain.set(jpeg.subarray(start, end), at);
    at += end - start;
  }
  return plain;
}

/** JFIF (APP0) and Adobe (APP14) say how to decode the picture. */
const isRemark = (marker: number): boolean =>
  marker === MARKER.comment || (marker >= MARKER.app1 && marker <= MARKER.app15 && marker !== MARKER.app14);
