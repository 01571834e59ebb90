import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshDatabase, startPostgres } from '../postgres.ts';
import { type Row, told } from './row.ts';

export type Engine = 'SQLite' | 'PostgreSQL';

/** An empty database: `folder` for SQLite and the keys, `url` where it is PostgreSQL. */
export type Storage = { engine: Engine; folder: string; url: string | undefined };

/** Measures on both engines, each with a database of its own that is gone afterwards. */
export async function onBothEngines(measure: (fresh: () => Promise<Storage>) => Promise<Row[]>): Promise<Row[]> {
  const root = mkdtempSync(join(tmpdir(), 'daybook-bench-'));
  const postgres = await startPostgres();
  const folder = () => mkdtempSync(join(root, 'data-'));
  try {
    const rows = await measure(async () => ({ engine: 'SQLite', folder: folder(), url: undefined }));
    if (!postgres) return [...rows, told('PostgreSQL', 'is not installed')];
    return [
      ...rows,
      ...(await measure(async () => ({
        engine: 'PostgreSQL',
        folder: folder(),
        url: await freshDatabase(postgres.adminUrl),
      }))),
    ];
  } finally {
    await postgres?.stop();
    rmSync(root, { recursive: true, force: true });
  }
}

/** The environment of a server on this storage. */
export const environmentOf = ({ folder, url }: Storage): Record<string, string> => ({
  DAYBOOK_DATA: folder,
  ...(url === undefined ? {} : { DATABASE_URL: url }),
});
