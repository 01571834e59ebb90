import { constants, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from './clock.ts';

/** A phone may open a page of an older build and ask for its parts this long after the build was last served. */
const KEPT_MS = 90 * 24 * 3_600_000;

export const keptAssets = (dataFolder: string): string => join(dataFolder, 'assets');

/** Copies the assets of the build now served into the data folder, and drops those last served too long ago. */
export function keepAssets(clientFolder: string, dataFolder: string, clock: Clock): void {
  const built = join(clientFolder, 'assets');
  if (!existsSync(built)) return;
  const kept = keptAssets(dataFolder);
  mkdirSync(kept, { recursive: true, mode: 0o700 });
  const now = new Date(clock());
  for (const name of readdirSync(built)) {
    const copy = join(kept, name);
    if (!existsSync(copy)) copyFileSync(join(built, name), copy, constants.COPYFILE_FICLONE);
    utimesSync(copy, now, now);
  }
  for (const name of readdirSync(kept))
    if (statSync(join(kept, name)).mtimeMs < now.getTime() - KEPT_MS) rmSync(join(kept, name));
}
