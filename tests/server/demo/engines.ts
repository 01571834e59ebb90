import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openServer, type Server } from '#server/open.ts';
import { freshPostgresUrl } from '#tests/fresh-postgres-url.ts';

export const ENGINES = ['SQLite', 'PostgreSQL'] as const;

/** A server on an empty database; `close` removes it. */
export async function openOn(engine: (typeof ENGINES)[number]): Promise<{ server: Server; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-'));
  const where = engine === 'PostgreSQL' ? { DATABASE_URL: await freshPostgresUrl() } : {};
  const server = await openServer({ DAYBOOK_DATA: folder, ...where });
  return {
    server,
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true });
    },
  };
}
