import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { openDatabase } from '#device/database.ts';
import { NewerDatabaseError, PhoneFullError, SupersededError } from '#device/database-errors.ts';
import { chose, enrolledPhone, openPhone, random, visitWith } from './phone.ts';

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

test('a database of a newer app is not opened, and is left as it is', async () => {
  const name = random.id();
  (await openAs(name, 20)).close();
  await expect(openDatabase(name)).rejects.toThrow(NewerDatabaseError);
  expect(await versionOf(name)).toBe(20);
});

test('looking for the version of a database that is not there leaves none behind', async () => {
  const name = random.id();
  const database = await openDatabase(name);
  expect(await versionOf(name)).toBe(10);
  database.close();
});

test('when another tab brings a newer database, this one lets go, says so, and writes no more', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook);
  const superseded = vi.fn();
  phone.device.database.onSuperseded(superseded);
  const newer = await openAs(phone.name, 20);
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
    await state.put({ key: 'settings', value: { language: 'kk', shortMode: true } });
  });
  expect(await phone.notebook.settings()).toEqual({ language: 'kk', shortMode: true });
  await phone.notebook.mint(visit);
  phone.close();
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
  expect(await phone.notebook.settings()).toEqual({ language: null, shortMode: false });
  await phone.notebook.changeSettings({ language: 'kk' });
  await phone.notebook.changeSettings({ shortMode: true });
  phone.close();
  const restarted = await openPhone({ name: phone.name });
  expect(await restarted.notebook.settings()).toEqual({ language: 'kk', shortMode: true });
  restarted.close();
});
