import { migrate } from './migrate.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';
import type { Store } from './store.ts';

export type { Database } from './dialect.ts';
export type { Store } from './store.ts';

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
