import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { openPhone } from '#app/open-phone.ts';
import { openHeadquarters } from '../sync/headquarters.ts';
import { until } from '../sync/world.ts';

/** A browser as far as opening a phone reads it. */
function browser(persist: () => Promise<boolean>) {
  const hears = { addEventListener: () => undefined };
  const listening = new EventTarget();
  const navigator = { onLine: true, userAgent: 'Android', storage: { persist, persisted: async () => false } };
  const window = {
    addEventListener: listening.addEventListener.bind(listening),
    dispatchEvent: listening.dispatchEvent.bind(listening),
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

test('the browser is asked to keep what is stored on enrolling, not before, and again on installing and on completing a visit until it says yes', async () => {
  const { world, codeFor, here } = await openHeadquarters();
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => world.app.request(new URL(url).pathname, init));
  const persist = vi.fn(async () => false);
  const window = browser(persist);
  const phone = await openPhone(window);
  expect(await phone.enrol({ code: 'ABCD-EFGH-JKMN', keyFingerprint: null })).toMatchObject({ outcome: 'refused' });
  expect(persist).not.toHaveBeenCalled();
  const invitation = { code: await codeFor(here.aigerim), keyFingerprint: null };
  expect(await phone.enrol(invitation)).toMatchObject({ outcome: 'enrolled' });
  expect(persist).toHaveBeenCalledOnce();
  await until(async () => (await phone.notebook.frame()) !== undefined);
  expect(phone.lastingStorage.persisted()).toBe('not-promised');

  window.dispatchEvent(new Event('appinstalled'));
  expect(persist).toHaveBeenCalledTimes(2);

  const value = { answer: { kind: 'choice', option: 'observed' } } as const;
  const complete = async () => {
    const visit = await phone.notebook.start({ form: 'opening' });
    await phone.notebook.answer({ observation: visit, question: 'H.OUT.01', value, seen: [] });
    await phone.notebook.complete(visit);
  };
  persist.mockResolvedValue(true);
  await complete();
  expect(persist).toHaveBeenCalledTimes(3);
  await until(() => phone.lastingStorage.persisted() === 'promised');
  await complete();
  expect(persist).toHaveBeenCalledTimes(3);

  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch'))); // the server ends before the phone
  await until(() => phone.journey.status().phase !== 'sending');
});
