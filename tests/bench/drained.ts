export type Drained = { seconds: number; firstByteMs: number; megabytes: number; peakMB: number };

/**
 * Takes every part as a response would, as bytes, and lets it go. Memory is what is held beyond what the process held
 * before, after collecting what it could (`--expose-gc`); not resident memory, which an earlier peak leaves high.
 */
export async function drained(parts: AsyncIterable<string | Uint8Array>): Promise<Drained> {
  globalThis.gc?.();
  const idle = heldBytes();
  let peak = idle;
  let firstByteMs: number | undefined;
  let bytes = 0;
  const encoder = new TextEncoder();
  const startedAt = performance.now();
  for await (const part of parts) {
    firstByteMs ??= performance.now() - startedAt;
    bytes += typeof part === 'string' ? encoder.encode(part).length : part.length;
    peak = Math.max(peak, heldBytes());
  }
  const seconds = (performance.now() - startedAt) / 1000;
  return { seconds, firstByteMs: firstByteMs ?? 0, megabytes: bytes / 1e6, peakMB: (peak - idle) / 1e6 };
}

function heldBytes(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
