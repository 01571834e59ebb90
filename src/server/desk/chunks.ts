import type { Part } from './exports.ts';

/** Large enough that handing one from thread to thread costs little beside making it. */
const CHUNK_BYTES = 64 * 1024;

/** The same bytes in fewer pieces. The first part goes at once: what is answered begins with it. */
export async function* inChunks(parts: AsyncIterable<Part>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  let waiting: Uint8Array[] = [];
  let [length, enough] = [0, 1];
  for await (const part of parts) {
    const bytes = typeof part === 'string' ? encoder.encode(part) : part;
    waiting.push(bytes);
    length += bytes.length;
    if (length < enough) continue;
    yield joined(waiting, length);
    waiting = [];
    [length, enough] = [0, CHUNK_BYTES];
  }
  if (length > 0) yield joined(waiting, length);
}

/** A copy, with a buffer of its own that can be handed over. */
function joined(pieces: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
