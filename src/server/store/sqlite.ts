import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CompiledQuery, type DatabaseConnection, Kysely, SqliteDialect, SqliteDriver } from 'kysely';
import Libsql from 'libsql';
import { StartupError } from '../startup-error.ts';
import type { Store, StoreForReading } from './store.ts';
import type { Tables } from './tables.ts';

/** How long a write waits for one of another process (a backup, the command line). */
const BUSY_MS = 5000;

const DATABASE = 'daybook.db';

/**
 * One SQLite database in `folder`, for one process: every commit is on disk before it is reported (WAL, FULL).
 * @throws StartupError when the folder cannot be written, or another process holds it.
 */
export function openSqlite(folder: string): Store {
  makeFolder(folder);
  const lock = lockFolder(folder);
  const database = new Libsql(join(folder, DATABASE));
  for (const setting of ['journal_mode = wal', 'synchronous = full', 'foreign_keys = on', `busy_timeout = ${BUSY_MS}`])
    database.exec(`pragma ${setting}`);
  const db = new Kysely<Tables>({ dialect: new ImmediateDialect(database) });
  const listeners = new Set<() => void>();
  return {
    db,
    place: folder,
    warnings: [],
    wake: async () => {
      for (const listener of listeners) listener();
    },
    onWake: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      await db.destroy();
      lock.close();
    },
  };
}

/** One more connection to the database of a folder that this process holds. */
export function openSqliteForReading(folder: string): StoreForReading {
  const database = new Libsql(join(folder, DATABASE), { readonly: true });
  for (const setting of ['query_only = on', `busy_timeout = ${BUSY_MS}`]) database.exec(`pragma ${setting}`);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: preparingOnce(database) as never }) }); // libsql speaks better-sqlite3
  return { db, close: () => db.destroy() };
}

/** Statements kept prepared; all are forgotten when there are more. */
const STATEMENTS_KEPT = 200;

/**
 * Prepares each text of a statement once: preparing takes longer than most statements run. Kysely lets one query at a
 * time use the connection, so no statement is begun again before it has ended.
 */
function preparingOnce(database: Libsql.Database) {
  const prepared = new Map<string, Libsql.Statement>();
  return {
    prepare(text: string) {
      const statement = prepared.get(text) ?? database.prepare(text);
      if (prepared.size >= STATEMENTS_KEPT) prepared.clear();
      prepared.set(text, statement);
      return statement;
    },
    close() {
      prepared.clear();
      database.close();
    },
  };
}

class ImmediateDriver extends SqliteDriver {
  readonly #database: Libsql.Database;
  constructor(database: Libsql.Database) {
    super({ database: preparingOnce(database) as never }); // libsql speaks better-sqlite3
    this.#database = database;
  }
  /** Transactions take the write lock when they begin: one begun by reading could fail at its first write. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
  /** Where the disk is full SQLite has undone the transaction itself: that there is none any more would hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}

class ImmediateDialect extends SqliteDialect {
  readonly #database: Libsql.Database;
  constructor(database: Libsql.Database) {
    super({ database: database as never }); // as above
    this.#database = database;
  }
  override createDriver(): SqliteDriver {
    return new ImmediateDriver(this.#database);
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StartupError(`The data folder ${folder} cannot be made: ${(error as Error).message}.`);
  }
}

/** Held as a lock of the operating system on a file beside the database, so that a killed process leaves none behind. */
function lockFolder(folder: string): { close(): void } {
  try {
    const lock = new Libsql(join(folder, 'lock'));
    lock.exec('pragma locking_mode = exclusive');
    lock.exec('begin exclusive');
    return lock;
  } catch (error) {
    if ((error as { code?: string }).code === 'SQLITE_BUSY')
      throw new StartupError(
        `Another Daybook uses the data folder ${folder}: stop it, or name another folder in DAYBOOK_DATA.`,
      );
    throw new StartupError(`The data folder ${folder} cannot be written: ${(error as Error).message}.`);
  }
}
