import { migrate } from './migrate.ts';
import type { Store, StoreForReading } from './store.ts';

export type { Database } from './dialect.ts';
export type { Store } from './store.ts';

/** PostgreSQL when `databaseUrl` is given, else SQLite in `dataFolder`. */
export type StorePlace = { databaseUrl: string | undefined; dataFolder: string };

// a driver is loaded where it is needed: an export's thread starts a quarter sooner without PostgreSQL's
const postgres = () => import('./postgres.ts');
const sqlite = () => import('./sqlite.ts');

/**
 * Opens the database and brings its schema up to date.
 * @throws StartupError with a sentence for the operator.
 */
export async function openStore({ databaseUrl, dataFolder }: StorePlace): Promise<Store> {
  const store = databaseUrl
    ? await (await postgres()).openPostgres(databaseUrl)
    : (await sqlite()).openSqlite(dataFolder);
  try {
    await migrate(store.db);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** For long reads beside the server, whose store must be open: takes no lock, changes no schema, hears no wakes. */
export async function openStoreForReading({ databaseUrl, dataFolder }: StorePlace): Promise<StoreForReading> {
  return databaseUrl
    ? (await postgres()).openPostgresForReading(databaseUrl)
    : (await sqlite()).openSqliteForReading(dataFolder);
}
