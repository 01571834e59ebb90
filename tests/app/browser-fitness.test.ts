import { describe, expect, it } from 'vitest';
import { type BrowserFacts, drawbacksOf, factsAsked, factsSeen } from '#app/browser-fitness.ts';
import { refuses } from '#observer/drawback.ts';

const fit: BrowserFacts = {
  isSecureAddress: true,
  hasDatabase: true,
  hasCryptography: true,
  hasWorkers: true,
  hasLocks: true,
  hasWebAssembly: true,
  isPrivate: false,
  roomBytes: 2_000_000_000,
};

/** As Lockdown Mode of iOS 16 and later leaves a browser. */
const inLockdown = { hasDatabase: false, hasWorkers: false, hasLocks: false, hasWebAssembly: false };
/** As every engine leaves a page of an address without https. */
const withoutHttps = { isSecureAddress: false, hasCryptography: false, hasWorkers: false, hasLocks: false };

describe('what a browser lacks', () => {
  it('is nothing in a browser of today', () => expect(drawbacksOf(fit)).toEqual([]));

  it.each<[string, Partial<BrowserFacts>, string]>([
    ['Lockdown Mode', inLockdown, 'lockdown'],
    ['Lockdown Mode at an address without https', { ...withoutHttps, ...inLockdown }, 'lockdown'],
    ['an address without https', withoutHttps, 'insecure-address'],
    ['a missing database', { hasDatabase: false, hasWorkers: false }, 'no-storage'],
    ['missing cryptography', { hasCryptography: false }, 'no-cryptography'],
    ['a private window of Firefox', { isPrivate: true, hasWorkers: false }, 'private-window'],
  ])('is one cause for %s, and enough to refuse', (_, lacking, cause) => {
    const drawbacks = drawbacksOf({ ...fit, ...lacking });
    expect(drawbacks).toEqual([cause]);
    expect(drawbacks.every(refuses)).toBe(true);
  });

  it('is all warned of where answers are kept nevertheless', () => {
    const drawbacks = drawbacksOf({ ...fit, hasWorkers: false, hasLocks: false, roomBytes: 50_000_000 });
    expect(drawbacks).toEqual(['no-offline', 'no-locks', 'little-room']);
    expect(drawbacks.some(refuses)).toBe(false);
  });

  it('is not guessed where the browser does not say how much room there is', () =>
    expect(drawbacksOf({ ...fit, roomBytes: undefined })).toEqual([]));
});

const browser = (parts: object) => parts as Window & typeof globalThis;

describe('a browser', () => {
  it('that forbids even to look at its storage has none', () => {
    const forbidding = {
      isSecureContext: true,
      crypto: { subtle: {} },
      navigator: { serviceWorker: {}, locks: {} },
      WebAssembly: {},
      get indexedDB(): unknown {
        throw new DOMException('forbidden', 'SecurityError');
      },
    };
    expect(drawbacksOf(factsSeen(browser(forbidding)))).toEqual(['no-storage']);
  });

  it.each([
    ['Firefox', 'SecurityError', true],
    ['Safari', 'UnknownError', true],
    ['a browser that cannot read its disk', 'NotReadableError', false],
  ])('tells of a private window as %s does: %s', async (_, name, isPrivate) => {
    const getDirectory = () => Promise.reject(new DOMException('no files here', name));
    expect(await factsAsked(browser({ navigator: { storage: { getDirectory } } }))).toEqual({
      isPrivate,
      roomBytes: undefined,
    });
  });

  it('is asked for its room, and may fail to answer', async () => {
    const estimate = async () => ({ quota: 300, usage: 100 });
    expect(await factsAsked(browser({ navigator: { storage: { estimate } } }))).toMatchObject({ roomBytes: 200 });
    const failing = () => Promise.reject(new TypeError('internal error'));
    expect(await factsAsked(browser({ navigator: { storage: { estimate: failing } } }))).toMatchObject({
      roomBytes: undefined,
    });
    expect(await factsAsked(browser({ navigator: {} }))).toEqual({ isPrivate: false, roomBytes: undefined });
  });
});
