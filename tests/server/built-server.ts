import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';

/** The server as it is built for use, in a folder of its own; threads started from their source take long to load. */
export async function buildServer(): Promise<{ root: string; folder: string; remove(): void }> {
  const root = mkdtempSync(join(tmpdir(), 'daybook-built-'));
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  const folder = join(root, 'server');
  await build({ logLevel: 'error', build: { ssr: true, outDir: folder } });
  return { root, folder, remove: () => rmSync(root, { recursive: true, force: true }) };
}
