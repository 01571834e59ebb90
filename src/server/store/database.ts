import type { Database } from './dialect.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';

export type { Database } from './dialect.ts';

/** An open database and how the processes that share it wake each other. */
export type Store = {
  db: Database;
  /** Where the data is, as an operator would say it; holds no password. */
  place: string;
  /** What makes this database less safe than receipts promise. */
  warnings: string[];
  /** Tells every reader of the log, in all processes, that there is something new. A hint that may be lost. */
  wake(): Promise<void>;
  onWake(listener: () => void): () => void;
  close(): Promise<void>;
};

/**
 * Opens PostgreSQL when `databaseUrl` is given, else SQLite in `dataFolder`; brings its schema up to date.
 * @throws StartupError with a sentence for the operator.
 */
export async function openStore(where: { databaseUrl: string | undefined; dataFolder: string }): Promise<Store> {
  const store = where.databaseUrl ? await openPostgres(where.databaseUrl) : openSqlite(where.dataFolder);
  try {
    await migrate(store.db);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}
