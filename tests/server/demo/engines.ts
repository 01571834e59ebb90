import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openServer, type Server } from '#server/open.ts';
import type { StorePlace } from '#server/store/database.ts';
import { freshPostgresUrl } from '#tests/fresh-postgres-url.ts';

export const ENGINES = ['SQLite', 'PostgreSQL'] as const;

export type Opened = { server: Server; place: StorePlace; close(): Promise<void> };

/** A server on an empty database; `close` removes it. */
export async function openOn(
  engine: (typeof ENGINES)[number],
  given: Parameters<typeof openServer>[1] = {},
): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-'));
  const databaseUrl = engine === 'PostgreSQL' ? await freshPostgresUrl() : undefined;
  const server = await openServer({ DAYBOOK_DATA: folder, DATABASE_URL: databaseUrl }, given);
  return {
    server,
    place: { databaseUrl, dataFolder: folder },
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true });
    },
  };
}
