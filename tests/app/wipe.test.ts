import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { wipe } from '#app/wipe.ts';
import { enrolledPhone, visitWith } from '../device/phone.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A phone with a visit, in a browser that has as little as possible: no service worker, no caches, storage refused. */
async function phoneToWipe() {
  const phone = await enrolledPhone();
  await visitWith(phone.notebook);
  const replace = vi.fn();
  const body = { textContent: 'What was observed' };
  const window = {
    document: { body },
    indexedDB,
    navigator: {},
    location: { origin: 'https://daybook.example', replace },
    get localStorage(): Storage {
      throw new DOMException('The user refused', 'SecurityError');
    },
  } as unknown as Window & typeof globalThis;
  const tellOthers = vi.fn();
  const isStored = async () => (await indexedDB.databases()).some(({ name }) => name === phone.name);
  const wiped = () => wipe(window, { device: phone.device, database: phone.name, tellOthers });
  return { phone, replace, body, tellOthers, isStored, wiped };
}

test('a wipe goes on to its end in a browser where a part of what it deletes is not there', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  const { wiped, isStored, replace, tellOthers } = await phoneToWipe();
  expect(await isStored()).toBe(true);
  await wiped();
  expect(await isStored()).toBe(false);
  expect(tellOthers).toHaveBeenCalledOnce();
  expect(replace).toHaveBeenCalledExactlyOnceWith('about:blank');
});

test('a wipe deletes everything also where its key cannot be destroyed first', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  const { phone, wiped, isStored, replace } = await phoneToWipe();
  vi.spyOn(phone.device.database, 'write').mockRejectedValueOnce(new DOMException('Broken', 'UnknownError'));
  await wiped();
  expect(await isStored()).toBe(false);
  expect(replace).toHaveBeenCalledOnce();
});

test('nothing can be read while a wipe goes on, and a network that swallows requests holds it up for three seconds', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const asked = vi.fn(() => new Promise(() => undefined));
  vi.stubGlobal('fetch', asked);
  const { phone, wiped, body, replace } = await phoneToWipe();
  const { all } = phone.device.held;
  expect(all.size).toBe(1);
  const over = wiped();
  expect(body.textContent).toBe('');
  expect(all.size).toBe(0);
  expect(phone.device.keyring.isOpen()).toBe(false);
  await vi.waitFor(() => expect(asked).toHaveBeenCalledOnce());
  await vi.advanceTimersByTimeAsync(2_900);
  expect(replace).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(100);
  await over;
  expect(replace).toHaveBeenCalledOnce();
});
