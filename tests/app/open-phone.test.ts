import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { openPhone } from '#app/open-phone.ts';
import { openHeadquarters } from '../sync/headquarters.ts';
import { until } from '../sync/world.ts';

/** A browser as far as opening a phone reads it. */
function browser(persist: () => Promise<boolean>) {
  const hears = { addEventListener: () => undefined };
  const navigator = { onLine: true, userAgent: 'Android', storage: { persist } };
  const window = {
    ...hears,
    navigator,
    location: new URL('https://daybook.example'),
    document: { ...hears, visibilityState: 'visible' },
    history: { replaceState: () => undefined },
    setTimeout: (run: () => void) => run(),
    PerformanceObserver: class {
      observe = () => undefined;
    },
  };
  return window as unknown as Window & typeof globalThis;
}

test('the browser is asked to keep what is stored as soon as the phone is enrolled, and not before', async () => {
  const { world, codeFor, here } = await openHeadquarters();
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => world.app.request(new URL(url).pathname, init));
  const persist = vi.fn(async () => true);
  const phone = await openPhone(browser(persist));
  expect(await phone.enrol({ code: 'ABCD-EFGH-JKMN', keyFingerprint: null })).toMatchObject({ outcome: 'refused' });
  expect(persist).not.toHaveBeenCalled();
  const invitation = { code: await codeFor(here.aigerim), keyFingerprint: null };
  expect(await phone.enrol(invitation)).toMatchObject({ outcome: 'enrolled' });
  expect(persist).toHaveBeenCalledOnce();
  await until(async () => (await phone.notebook.frame()) !== undefined);
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch'))); // the server ends before the phone
  await until(() => phone.journey.status().phase !== 'sending');
});
