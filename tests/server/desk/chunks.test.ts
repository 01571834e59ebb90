import { expect, test } from 'vitest';
import { inChunks } from '#server/desk/chunks.ts';

async function chunksOf(parts: (string | Uint8Array)[]): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  async function* each() {
    for (const part of parts) yield await Promise.resolve(part);
  }
  for await (const chunk of inChunks(each())) chunks.push(chunk);
  return chunks;
}

test('the first part goes at once, the others together, and no byte is lost or moved', async () => {
  const line = 'Қазақстан — ?\r\n'.repeat(1000);
  const raw = new Uint8Array(3000).fill(7);
  const parts = ['\uFEFFheader\r\n', ...Array.from({ length: 9 }, () => [line, raw]).flat()];
  const chunks = await chunksOf(parts);
  const [first, ...rest] = chunks.map(({ length }) => length);
  expect(first).toBe(Buffer.byteLength('\uFEFFheader\r\n'));
  expect(rest.length).toBeGreaterThan(2);
  expect(Math.min(...rest.slice(0, -1))).toBeGreaterThanOrEqual(64 * 1024);
  expect(Buffer.concat(chunks)).toEqual(
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))),
  );
});

test('a chunk can be handed over: its buffer is its own', async () => {
  const pooled = Buffer.from('a small buffer of a large pool');
  const [chunk] = await chunksOf([pooled]);
  expect(chunk?.buffer.byteLength).toBe(pooled.length);
});

test('nothing is no chunk', async () => {
  expect(await chunksOf([])).toEqual([]);
  expect(await chunksOf([''])).toEqual([]);
});
