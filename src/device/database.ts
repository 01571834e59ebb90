import Dexie, { type Table } from 'dexie';
import {
  isConnectionLost,
  isPhoneFull,
  NewerDatabaseError,
  PhoneFullError,
  SupersededError,
} from './database-errors.ts';
import type { Rows } from './rows.ts';

export const SCHEMA_VERSION = 2;

const SCHEMA_1 = {
  keyslots: 'kind',
  journal: 'id, observation',
  revisions: 'id, observation',
  outbox: 'revision, observation, state',
  observations: 'id',
  reference: 'id',
  receipts: 'id',
  state: 'key',
};

const SCHEMA_2: Record<keyof Rows, string> = {
  ...SCHEMA_1,
  photos: 'id, observation, state, unminted',
  photoBodies: 'id',
};

export type TableName = keyof Rows;
export type Tables = { [Name in TableName]: Table<Rows[Name], string> };

export type Database = {
  /** To be used inside `read` and `write` only: they notice a lost connection, and a database taken over. */
  tables: Tables;
  /** Resolves once the transaction is on disk. `work` may run twice, and must await nothing but these tables. */
  write<Result>(tables: readonly TableName[], work: () => Promise<Result>): Promise<Result>;
  read<Result>(tables: readonly TableName[], work: () => Promise<Result>): Promise<Result>;
  /** Calls back when another tab needs the database for a newer version; this one is closed then. */
  onSuperseded(run: () => void): void;
  close(): void;
};

const MOST_TRIES = 4;

/** @throws NewerDatabaseError, leaving everything as it is. Dexie 4 would open a newer database and write to it. */
export async function openDatabase(name: string): Promise<Database> {
  const stored = await storedVersion(name);
  if (stored > SCHEMA_VERSION) throw new NewerDatabaseError(`The database has version ${stored}`);
  const dexie = new Dexie(name, { chromeTransactionDurability: 'strict' });
  dexie.version(1).stores(SCHEMA_1);
  dexie.version(SCHEMA_VERSION).stores(SCHEMA_2);
  const supersededListeners = new Set<() => void>();
  let superseded = false;
  dexie.on('versionchange', () => {
    superseded = true;
    dexie.close();
    for (const run of supersededListeners) run();
    return false; // Dexie's own listener would log, and open again by itself
  });
  await dexie.open();
  const named = Object.keys(SCHEMA_2).map((table) => [table, dexie.table(table)]);
  const tables = Object.fromEntries(named) as Tables; // Dexie knows the tables by name only

  async function inTransaction<Result>(mode: 'rw' | 'r', names: readonly TableName[], work: () => Promise<Result>) {
    if (Dexie.currentTransaction?.db === dexie) return work(); // part of the one around it
    for (let tried = 1; ; tried++) {
      if (superseded) throw new SupersededError('Another tab updates the database');
      try {
        return await dexie.transaction(mode, [...names], work);
      } catch (error) {
        if (isPhoneFull(error)) throw new PhoneFullError('No room left on this phone', { cause: error });
        if (!isConnectionLost(error) || superseded || tried === MOST_TRIES) throw error;
        dexie.close();
        await dexie.open();
      }
    }
  }

  return {
    tables,
    write: (names, work) => inTransaction('rw', names, work),
    read: (names, work) => inTransaction('r', names, work),
    onSuperseded: (run) => void supersededListeners.add(run),
    close: () => dexie.close(),
  };
}

/** 0 when there is no such database. Dexie's version n is the engine's 10 n. */
function storedVersion(name: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    let isNew = false;
    request.onupgradeneeded = () => {
      isNew = true;
      request.transaction?.abort();
    };
    request.onsuccess = () => {
      const { version } = request.result;
      request.result.close();
      resolve(version / 10);
    };
    request.onerror = () => (isNew ? resolve(0) : reject(request.error ?? new Error('The database cannot be opened')));
  });
}
