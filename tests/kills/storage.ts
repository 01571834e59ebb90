import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openServer, type Server } from '#server/open.ts';
import { type Database, openStoreForReading } from '#server/store/database.ts';

/** A database that outlives the processes that use it: a folder, and a `url` where it is PostgreSQL. */
export type Storage = { folder: string; url: string | undefined; remove(): void };

export function newStorage(url?: string): Storage {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-kills-'));
  return { folder, url, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export const environmentOf = ({ folder, url }: Pick<Storage, 'folder' | 'url'>): Record<string, string> => ({
  DAYBOOK_DATA: folder,
  ...(url === undefined ? {} : { DATABASE_URL: url }),
});

const NEVER_MS = 3_600_000;

/** The server as a value, while no process runs on the storage; it reads the log only when told. */
export async function withServer<Result>(
  storage: Pick<Storage, 'folder' | 'url'>,
  work: (server: Server) => Promise<Result>,
): Promise<Result> {
  const server = await openServer(environmentOf(storage), { tickMs: NEVER_MS });
  try {
    return await work(server);
  } finally {
    await server.close();
  }
}

/** Looks into the database beside whatever process uses it. */
export async function withDatabase<Result>(
  storage: Pick<Storage, 'folder' | 'url'>,
  work: (db: Database) => Promise<Result>,
): Promise<Result> {
  const { db, close } = await openStoreForReading({ databaseUrl: storage.url, dataFolder: storage.folder });
  try {
    return await work(db);
  } finally {
    await close();
  }
}
