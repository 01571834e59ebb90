import type { Script } from 'node:vm';
import { beforeAll, expect, test } from 'vitest';
import { type Asset, bundledWorker, createBrowser } from './browser-of-workers.ts';

let script: Script;
beforeAll(async () => {
  script = await bundledWorker();
}, 60_000);

const build = (version: number): Asset[] => [
  { url: '/index.html', revision: `${version}` },
  { url: `/assets/app-${version}.js`, revision: null },
  { url: `/assets/visit-${version}.js`, revision: null },
];

const navigation = { mode: 'navigate' };

/** A server of one build; the network ends before `cutAt`. */
const serverOf =
  (version: number, cutAt?: string) =>
  async ({ url }: Request): Promise<Response> => {
    const { pathname } = new URL(url);
    if (pathname === cutAt) throw new TypeError('Failed to fetch');
    return new Response(`${pathname} of ${version}`);
  };

/** A browser in which the first version is installed and answers. */
async function installed() {
  const browser = createBrowser(script);
  const worker = browser.start(build(1), serverOf(1));
  expect([await worker.lives('install'), await worker.lives('activate')]).toEqual([true, true]);
  return { browser, worker };
}

test('the worker answers what is read of the app; what is sent, and all that is the server’s, it leaves alone', async () => {
  const { worker } = await installed();
  expect(await worker.answer('/assets/app-1.js')).toBe('/assets/app-1.js of 1');
  expect(await worker.answer('/observation/12', navigation)).toBe('/index.html of 1');
  for (const method of ['POST', 'PUT', 'DELETE'])
    for (const path of ['/api/v1/push', '/assets/app-1.js', '/'])
      expect(await worker.answer(path, { method })).toBeUndefined();
  expect(await worker.answer('/api/v1/frame/1')).toBeUndefined();
  expect(await worker.answer('/api/v1/frame/1', navigation)).toBeUndefined();
});

test.each(['/index.html', '/assets/app-2.js', '/assets/visit-2.js'])(
  'a new version whose download breaks off at %s is not installed, and the old one has everything it had',
  async (cutAt) => {
    const { browser, worker } = await installed();
    const before = browser.kept();
    expect(await browser.start(build(2), serverOf(2, cutAt)).lives('install')).toBe(false);
    expect(browser.kept()).toEqual(expect.arrayContaining(before));
    expect(await worker.answer('/', navigation)).toBe('/index.html of 1');
    for (const path of ['/assets/app-1.js', '/assets/visit-1.js'])
      expect(await worker.answer(path)).toBe(`${path} of 1`);
  },
);

test('an error page in the place of a part of the new version is not taken for it', async () => {
  const { browser, worker } = await installed();
  const gone = async () => new Response('<html>Not found</html>', { status: 404 });
  expect(await browser.start(build(2), gone).lives('install')).toBe(false);
  expect(await worker.answer('/', navigation)).toBe('/index.html of 1');
});

test('a new version that is whole waits, and lets go of the old one only when it has taken over', async () => {
  const { browser, worker } = await installed();
  const next = browser.start(build(2), serverOf(2));
  expect(await next.lives('install')).toBe(true);
  expect(next.isWaiting()).toBe(true);
  expect(await worker.answer('/assets/app-1.js')).toBe('/assets/app-1.js of 1');
  expect(await next.lives('activate')).toBe(true);
  expect(await next.answer('/', navigation)).toBe('/index.html of 2');
  expect(browser.kept().filter((address) => address.includes('-1.js'))).toEqual([]);
});
