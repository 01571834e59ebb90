import 'fake-indexeddb/auto';
import { randomBytes, randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { openDatabase } from '#device/database.ts';
import { closeDevice, openDevice } from '#device/device.ts';
import type { Notebook } from '#device/notebook.ts';
import { openNotebook } from '#device/open-notebook.ts';
import { type PhoneProfile, restoreProfile } from '../../fixtures/phone-profile.ts';

/** Everything in a phone's database, as its files would show it. */
export const profileOf = (page: Page): Promise<PhoneProfile> =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('daybook');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const plain = (value: unknown): unknown => {
      if (value instanceof ArrayBuffer)
        return { bytes: btoa(Array.from(new Uint8Array(value), (b) => String.fromCharCode(b)).join('')) };
      if (Array.isArray(value)) return value.map(plain);
      if (value !== null && typeof value === 'object')
        return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]));
      return value;
    };
    const names = [...database.objectStoreNames];
    const tables = await Promise.all(
      names.map(
        (name) =>
          new Promise<[string, unknown[]]>((resolve, reject) => {
            const request = database.transaction(name).objectStore(name).getAll();
            request.onsuccess = () => resolve([name, request.result.map(plain)]);
            request.onerror = () => reject(request.error);
          }),
      ),
    );
    const { version } = database;
    database.close();
    return { version, tables: Object.fromEntries(tables) } as PhoneProfile; // rows are read back by the app's own code
  });

/** Reads a phone's files with the app's own code, elsewhere. */
export async function readProfile<Result>(
  profile: PhoneProfile,
  look: (notebook: Notebook) => Promise<Result>,
): Promise<Result> {
  const name = `profile-${randomUUID()}`;
  await restoreProfile(profile, name);
  const device = await openDevice({
    database: await openDatabase(name),
    clock: { now: () => Date.now(), monotonicMs: () => performance.now() },
    random: { id: () => randomUUID(), bytes: (length) => new Uint8Array(randomBytes(length)) },
    failed: (error) => {
      throw error;
    },
  });
  try {
    return await look(openNotebook(device));
  } finally {
    closeDevice(device);
  }
}
