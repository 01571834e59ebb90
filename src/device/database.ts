import Dexie, { type Table } from 'dexie';
import { isAborted, NewerDatabaseError, SupersededError } from './database-errors.ts';
import { retrying } from './retrying.ts';
import type { Rows } from './rows.ts';
import type { Database, TableName, Tables } from './tables.ts';

export const SCHEMA_VERSION = 3;

/** As released; a phone that has it is brought up to date when it is opened. */
const SCHEMA_1 = {
  keyslots: 'kind',
  journal: 'id, observation',
  revisions: 'id, observation',
  outbox: 'revision, observation, state',
  observations: 'id',
  reference: 'id',
  receipts: 'id',
  state: 'key',
} satisfies Partial<Record<keyof Rows, string>>;

const SCHEMA_2: Record<keyof Rows, string> = {
  ...SCHEMA_1,
  carried: 'revision, state',
  photos: 'id, observation, state, unminted',
  photoBodies: 'id',
};

/** In IndexedDB, by Dexie. */
export type DexieDatabase = Database & {
  tables: { [Name in TableName]: Table<Rows[Name], string> };
  /**
   * Gives up what is not committed, and begins nothing. For a page that an engine keeps as it stands: its transactions
   * would hold up every other page, for as long as it is kept.
   */
  putAway(): void;
  /** Does from memory what was given up; resolves when it is done. */
  takeUp(): Promise<void>;
};

type Work<Result> = (tables: Tables) => PromiseLike<Result>;
type Signal = { given: Promise<void>; give: () => void };

/** @throws NewerDatabaseError, leaving everything as it is. Dexie 4 would open a newer database and write to it. */
export async function openDatabase(name: string): Promise<DexieDatabase> {
  await refuseNewer(name);
  // not opened by itself after the system closed it: a newer app may have come since
  const dexie = new Dexie(name, { chromeTransactionDurability: 'strict', autoOpen: false });
  dexie.version(1).stores(SCHEMA_1);
  dexie.version(2).stores(SCHEMA_2);
  dexie.version(SCHEMA_VERSION).stores({}); // other slots for the key: the same tables, closed to older apps
  const supersededListeners = new Set<() => void>();
  /** For good: whoever finds the connection gone does not open it again. */
  let isLetGo = false;
  const letGo = () => {
    isLetGo = true;
    dexie.close();
    for (const run of supersededListeners) run();
  };
  dexie.on('versionchange', () => {
    letGo();
    return false; // Dexie's own listener would log, and open again by itself
  });
  // a transaction begun in that instant is never heard of again (Chromium)
  const closings = new Set<() => void>();
  dexie.on('close', () => {
    for (const tell of [...closings]) tell();
  });
  await dexie.open();
  const named = Object.keys(SCHEMA_2).map((table) => [table, dexie.table(table)]);
  const tables = Object.fromEntries(named) as DexieDatabase['tables']; // Dexie knows the tables by name only

  const open = new Set<IDBTransaction>();
  const underWay = new Set<Promise<unknown>>();
  let stays = 0;
  /** Set while the page is put away. */
  let away: Signal | undefined;

  function inTransaction<Result>(mode: 'rw' | 'r', names: readonly TableName[], work: Work<Result>): Promise<Result> {
    const attempt = () => whileHere(() => once(mode, names, work));
    const result = retrying(attempt, { isSuperseded: () => isLetGo, reopen });
    const over = () => void underWay.delete(result);
    underWay.add(result);
    result.then(over, over);
    return result;
  }

  /** Once more, from memory, what was given up because the page was put away. */
  async function whileHere<Result>(attempt: () => Promise<Result>): Promise<Result> {
    for (;;) {
      if (away) await away.given;
      const stay = stays;
      try {
        return await attempt();
      } catch (error) {
        if (stay === stays) throw error;
      }
    }
  }

  async function once<Result>(mode: 'rw' | 'r', names: readonly TableName[], work: Work<Result>): Promise<Result> {
    let begun: IDBTransaction | undefined;
    const [aborted, closed] = [createSignal(), createSignal()];
    closings.add(closed.give);
    const lost = closed.given.then(() => {
      throw new DOMException('The database was closed', 'UnknownError');
    });
    try {
      // async work: only then does Dexie keep a transaction open over the awaits in it
      const done = dexie.transaction(mode, [...names], async ({ idbtrans }) => {
        begun = idbtrans;
        open.add(idbtrans);
        idbtrans.addEventListener('abort', aborted.give);
        return work(tables);
      });
      return await Promise.race([done, lost]);
    } catch (error) {
      if (!begun || !isAborted(error)) throw error;
      // what was asked last hears only that the engine aborted; why, the transaction knows in the end
      await Promise.race([aborted.given, lost]);
      throw begun.error ?? error;
    } finally {
      closings.delete(closed.give);
      if (begun) open.delete(begun);
    }
  }

  function putAway(): void {
    if (away) return;
    stays += 1;
    away = createSignal();
    for (const transaction of open) giveUp(transaction);
    for (const tell of [...closings]) tell();
    dexie.close();
  }

  async function takeUp(): Promise<void> {
    away?.give();
    away = undefined;
    await Promise.allSettled(underWay);
  }

  let reopening: Promise<void> | undefined;
  /** Once for all that found it closed: closing it again would take it from those that go on. */
  function reopen(): Promise<void> {
    reopening ??= openAgain().finally(() => {
      reopening = undefined;
    });
    return reopening;
  }

  /** While the connection was lost, another tab may have brought a newer version. */
  async function openAgain(): Promise<void> {
    if (away) await away.given;
    dexie.close();
    await refuseNewer(name).catch((error: unknown) => {
      if (error instanceof NewerDatabaseError) letGo();
      throw error;
    });
    if (isLetGo) throw new SupersededError('The database was closed meanwhile');
    await dexie.open();
  }

  return {
    tables,
    write: (names, work) => inTransaction('rw', names, work),
    read: (names, work) => inTransaction('r', names, work),
    putAway,
    takeUp,
    onSuperseded: (run) => void supersededListeners.add(run),
    close() {
      isLetGo = true; // nothing opens again what may be about to be deleted
      closings.clear(); // what is under way ends by itself, and is not lost
      dexie.close();
    },
  };
}

function createSignal(): Signal {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

function giveUp(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // it is being committed already
  }
}

async function refuseNewer(name: string): Promise<void> {
  const stored = await storedVersion(name);
  if (stored > SCHEMA_VERSION) throw new NewerDatabaseError(`The database has version ${stored}`);
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
