import type { Hash, Id } from '../ids.ts';
import { hashBytes } from '../observation/hashing.ts';
import { isWholeJpeg } from '../photos/jpeg.ts';
import type { Failure } from './phone-decisions.ts';
import { LARGEST_CHUNK_BYTES } from './photo-messages.ts';
import type { RequestRefusal } from './refusal-codes.ts';

/** What phone and server decide about a photo on its way, without storage, network or clock. */

/** A photo of this phone without a receipt or a refusal. `at`: when it was kept. */
export type WaitingPhoto = { id: Id; urgent: boolean; at: string };

/** Photos of incidents first, then the oldest. */
export const nextPhoto = <Line extends WaitingPhoto>(lines: readonly Line[]): Line | undefined =>
  [...lines].sort((a, b) => Number(b.urgent) - Number(a.urgent) || (a.at < b.at ? -1 : 1))[0];

const SMALLEST_CHUNK_BYTES = 32_768;

/** What breaks off on a bad network is sent again: a failure halves the chunk, each success doubles it. */
export const chunkAfter = (chunkBytes: number, went: 'well' | 'wrong'): number =>
  went === 'well' ? Math.min(LARGEST_CHUNK_BYTES, chunkBytes * 2) : Math.max(SMALLEST_CHUNK_BYTES, chunkBytes / 2);

export const FIRST_CHUNK_BYTES = 65_536;

/** What becomes of a photo that could not be sent, and of the others: only the last ends the journey. */
export type AfterFailure = { kind: 'refused'; code: RequestRefusal } | { kind: 'later' } | { kind: 'stop' };

/**
 * Not expected: the server has lost the revision that names it, or not read it yet. Too large, but not in the server's
 * words: something between takes less, and another network may take it. Both are asked again next time.
 */
export function afterFailure({ class: kind, refusal }: Failure): AfterFailure {
  if (kind === 'too-large') return refusal === null ? { kind: 'later' } : { kind: 'refused', code: 'TOO_LARGE' };
  if (refusal === 'PHOTO_DAMAGED' || refusal === 'PHOTO_NOT_A_PICTURE') return { kind: 'refused', code: refusal };
  return { kind: refusal === 'PHOTO_NOT_EXPECTED' ? 'later' : 'stop' };
}

/**
 * What the server does with a chunk: keep it, or leave it and say where to go on. `isLast` when the photo is whole
 * with it. A chunk that goes beyond the photo's length is none of its chunks.
 */
export function judgeChunk(
  held: number,
  chunk: { offset: number; length: number; bytes: number },
): { keep: boolean; isLast: boolean } {
  const keep = chunk.offset === held && chunk.length > 0 && held + chunk.length <= chunk.bytes;
  return { keep, isLast: keep && held + chunk.length === chunk.bytes };
}

/** The code that refuses a whole photo, or undefined when it is what its hash names, and a picture. */
export async function refusalOfWhole(
  hash: Hash,
  content: Uint8Array<ArrayBuffer>,
): Promise<'PHOTO_DAMAGED' | 'PHOTO_NOT_A_PICTURE' | undefined> {
  if ((await hashBytes(content)) !== hash) return 'PHOTO_DAMAGED';
  return isWholeJpeg(content) ? undefined : 'PHOTO_NOT_A_PICTURE';
}
