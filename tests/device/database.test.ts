import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { forceCloseDatabase } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';
import { openDatabase } from '#device/database.ts';
import { NewerDatabaseError, PhoneFullError, SupersededError } from '#device/database-errors.ts';
import type { Tables } from '#device/tables.ts';
import { chose, enrolledPhone, openPhone, type Phone, random, visitWith } from './phone.ts';

/** What a newer version of the app would do to the database. */
const openAs = (name: string, version: number): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => {
      if (!request.result.objectStoreNames.contains('later')) request.result.createObjectStore('later');
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error());
  });

const versionOf = async (name: string) => (await indexedDB.databases()).find((each) => each.name === name)?.version;

/** As engines do in the background, or when they evict: nothing fails, the connection is gone. */
async function closedBySystem({ tables }: Phone): Promise<void> {
  const connection = tables.journal.db.backendDB();
  const closed = new Promise((resolve) => connection.addEventListener('close', resolve));
  forceCloseDatabase(connection as never); // its type asks for the class
  await closed;
}

test('a database of a newer app is not opened, and is left as it is', async () => {
  const name = random.id();
  (await openAs(name, 40)).close();
  await expect(openDatabase(name)).rejects.toThrow(NewerDatabaseError);
  expect(await versionOf(name)).toBe(40);
});

test('the database of release 1 is taken over with everything in it', async () => {
  const name = random.id();
  const older = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, 10);
    request.onupgradeneeded = () => {
      for (const [table, key] of [
        ['keyslots', 'kind'],
        ['state', 'key'],
        ['journal', 'id'],
        ['revisions', 'id'],
      ] as const)
        request.result.createObjectStore(table, { keyPath: key });
      for (const table of ['outbox', 'observations', 'reference', 'receipts'])
        request.result.createObjectStore(table, { keyPath: table === 'outbox' ? 'revision' : 'id' });
      for (const table of ['journal', 'revisions', 'outbox'])
        request.transaction?.objectStore(table).createIndex('observation', 'observation');
      request.transaction?.objectStore('outbox').createIndex('state', 'state');
      request.transaction?.objectStore('journal').put({ id: 'a', observation: 'b' });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error());
  });
  older.close();
  const database = await openDatabase(name);
  expect(await versionOf(name)).toBe(30);
  expect(await database.read(['journal'], ({ journal }) => journal.toArray())).toEqual([{ id: 'a', observation: 'b' }]);
  expect(await database.read(['photos', 'photoBodies'], ({ photos }) => photos.count())).toBe(0);
  database.close();
});

test('looking for the version of a database that is not there leaves none behind', async () => {
  const name = random.id();
  const database = await openDatabase(name);
  expect(await versionOf(name)).toBe(30);
  database.close();
});

test('when another tab brings a newer database, this one lets go, says so, and writes no more', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook);
  const superseded = vi.fn();
  phone.device.database.onSuperseded(superseded);
  const newer = await openAs(phone.name, 40);
  expect(superseded).toHaveBeenCalledOnce();
  const late = phone.notebook.answer({ observation: visit, question: 'V.ENV.02', value: chose('no'), seen: [] });
  await expect(late).rejects.toThrow(SupersededError);
  newer.close();
});

test('a lost connection is opened again and the write repeated', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook);
  const { database } = phone.device;
  let lost = false;
  await database.write(['state'], async ({ state }) => {
    if (!lost) {
      lost = true;
      throw new DOMException('Connection to Indexed Database server lost', 'UnknownError');
    }
    await state.put({ key: 'settings', value: { language: 'kk', shortMode: true, photoNotice: null } });
  });
  expect(await phone.notebook.settings()).toEqual({ language: 'kk', shortMode: true, photoNotice: null });
  await phone.notebook.mint(visit);
  phone.close();
});

/** The engine ends the open transaction of `table`; `error` is what the transaction then says of it. */
function abortNow({ tables }: Phone, error: DOMException | null): void {
  const transaction = Dexie.currentTransaction?.idbtrans;
  if (!transaction) throw new Error('No transaction is open');
  Object.defineProperty(transaction, 'error', { value: error });
  if (error?.name === 'UnknownError') tables.journal.db.backendDB().close();
  transaction.abort();
}

test('a transaction that the system ended by closing the database is repeated from memory', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook);
  const { put } = phone.tables.journal;
  const closed = vi.spyOn(phone.tables.journal, 'put').mockImplementationOnce((row) => {
    const asked = put.call(phone.tables.journal, row);
    abortNow(phone, new DOMException('Connection is closing because of: Unknown', 'UnknownError'));
    return asked;
  });
  const tap = { observation: visit, question: 'V.ENV.02', value: chose('no'), seen: [] };
  await phone.notebook.answer(tap);
  expect(closed).toHaveBeenCalledTimes(2);
  phone.close();
  const restarted = await openPhone({ name: phone.name });
  expect((await restarted.notebook.observation(visit))?.unminted.toSorted()).toEqual(['V.ENV.01', 'V.ENV.02']);
  restarted.close();
});

test('a transaction that is never heard of again, because the system closed the database, is repeated from memory', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook);
  let begun = () => {};
  const isBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const asked = vi.spyOn(phone.tables.journal, 'put').mockImplementationOnce(() => {
    begun();
    return new Dexie.Promise<never>(() => undefined);
  });
  const tap = { observation: visit, question: 'V.ENV.02', value: chose('no'), seen: [] };
  const answered = phone.notebook.answer(tap);
  await isBegun;
  await closedBySystem(phone);
  await answered;
  expect(asked).toHaveBeenCalledTimes(2);
  phone.close();
});

test('a transaction under way when this phone is wiped does not bring its database back', async () => {
  const phone = await enrolledPhone();
  const { database, name } = phone;
  let begun = () => {};
  const isBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  let asked = 0;
  void database.write(['state'], () => {
    asked += 1;
    begun();
    return asked === 1 ? new Dexie.Promise<never>(() => undefined) : Promise.resolve();
  });
  await isBegun;
  database.close();
  await Dexie.delete(name);
  await expect(phone.notebook.settings()).rejects.toThrow(SupersededError);
  expect(asked).toBe(1);
  expect(await versionOf(name)).toBeUndefined();
});

test.each([
  ['nobody but the one who asked for it', null, 'AbortError'],
  ['a full phone', new DOMException('No room', 'QuotaExceededError'), 'PhoneFullError'],
])('a transaction ended by %s is not repeated', async (_, error, name) => {
  const phone = await enrolledPhone();
  const work = vi.fn(async ({ state }: Tables) => {
    const asked = state.get('chain');
    abortNow(phone, error);
    await asked;
  });
  await expect(phone.device.database.write(['state'], work)).rejects.toThrow(expect.objectContaining({ name }));
  expect(work).toHaveBeenCalledOnce();
  phone.close();
});

test('a database that the system closed is opened again by the next answer', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook);
  await closedBySystem(phone);
  await phone.notebook.answer({ observation: visit, question: 'V.ENV.02', value: chose('no'), seen: [] });
  phone.close();
  const restarted = await openPhone({ name: phone.name });
  expect((await restarted.notebook.observation(visit))?.unminted.toSorted()).toEqual(['V.ENV.01', 'V.ENV.02']);
  restarted.close();
});

test('whatever is asked of a closed database at once opens it once, and all of it is done', async () => {
  const phone = await enrolledPhone();
  const { database } = phone.device;
  const opening = vi.spyOn(indexedDB, 'open');
  await closedBySystem(phone);
  const questions = Array.from({ length: 8 }, (_, index) => `V.ENV.0${index}`);
  const asked = questions.map(async (key, index) => {
    await new Promise((resolve) => setTimeout(resolve, index)); // some come while it opens
    const row = { id: key, observation: 'a', text: '', signature: '' };
    await database.write(['receipts'], ({ receipts }) => receipts.put(row));
    return database.read(['receipts'], ({ receipts }) => receipts.get(key));
  });
  expect((await Promise.all(asked)).map((row) => row?.id)).toEqual(questions);
  expect(opening).toHaveBeenCalledTimes(2); // to look for the version, and to open
  phone.close();
});

test('a database that the system closed, and a newer app took over since, is not opened again', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook);
  const superseded = vi.fn();
  phone.device.database.onSuperseded(superseded);
  await closedBySystem(phone);
  (await openAs(phone.name, 40)).close();
  const tap = { observation: visit, question: 'V.ENV.02', value: chose('no'), seen: [] };
  await expect(phone.notebook.answer(tap)).rejects.toThrow(NewerDatabaseError);
  expect(superseded).toHaveBeenCalledOnce();
  expect(await versionOf(phone.name)).toBe(40);
});

test('a database that the system closes again while it is being opened again takes the answer all the same', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook);
  const superseded = vi.fn();
  phone.device.database.onSuperseded(superseded);
  await closedBySystem(phone);
  const interrupted = { error: new DOMException('Force closed', 'AbortError'), onerror: () => undefined };
  const opening = vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
    queueMicrotask(() => interrupted.onerror());
    return interrupted as unknown as IDBOpenDBRequest; // all that is asked of it
  });
  const tap = { observation: visit, question: 'V.ENV.02', value: chose('no'), seen: [] };
  await phone.notebook.answer(tap);
  expect(opening.mock.calls.length).toBeGreaterThan(1);
  expect(superseded).not.toHaveBeenCalled();
  expect((await phone.notebook.observation(visit))?.observation.heads.has('V.ENV.02')).toBe(true);
  opening.mockRestore();
  phone.close();
});

test('a connection lost while a newer app came is not opened again, and nothing is written into the newer database', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook);
  const { database } = phone.device;
  const superseded = vi.fn();
  database.onSuperseded(superseded);
  const late = database.write(['state'], async () => {
    await closedBySystem(phone); // this tab hears of no version change
    (await openAs(phone.name, 40)).close();
    throw new DOMException('Connection to Indexed Database server lost', 'UnknownError');
  });
  await expect(late).rejects.toThrow(NewerDatabaseError);
  expect(superseded).toHaveBeenCalledOnce();
  const tap = { observation: visit, question: 'V.ENV.02', value: chose('no'), seen: [] };
  await expect(phone.notebook.answer(tap)).rejects.toThrow(SupersededError);
  expect(await versionOf(phone.name)).toBe(40);
});

test('a full phone is called full, and what was there stays', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook);
  const full = vi.spyOn(phone.tables.journal, 'put').mockImplementationOnce(() => {
    throw new DOMException('No room', 'QuotaExceededError');
  });
  const tap = { observation: visit, question: 'V.ENV.02', value: chose('no'), seen: [] };
  await expect(phone.notebook.answer(tap)).rejects.toThrow(PhoneFullError);
  full.mockRestore();
  expect((await phone.notebook.observation(visit))?.unminted).toEqual(['V.ENV.01']);
  await phone.notebook.answer(tap);
  expect((await phone.notebook.observation(visit))?.unminted).toEqual(['V.ENV.01', 'V.ENV.02']);
  phone.close();
});

test('settings are kept and told to the other tab', async () => {
  const phone = await openPhone();
  expect(await phone.notebook.settings()).toEqual({ language: null, shortMode: false, photoNotice: null });
  await phone.notebook.changeSettings({ language: 'kk' });
  await phone.notebook.changeSettings({ shortMode: true });
  phone.close();
  const restarted = await openPhone({ name: phone.name });
  expect(await restarted.notebook.settings()).toEqual({ language: 'kk', shortMode: true, photoNotice: null });
  restarted.close();
});
