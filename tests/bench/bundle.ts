import { existsSync, readFileSync, statSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { firstAnswer } from './first-answer.ts';
import { observingPhone } from './observing-phone.ts';
import { PHONE } from './phone-profile.ts';
import { atMost, type Row, said, told } from './row.ts';

const CLIENT = 'dist/client';
const CODE = /\.(js|css)$/;

/** What a phone downloads, from the built server, as Chromium receives it. */
export async function bundle(): Promise<Row[]> {
  const phone = await observingPhone();
  try {
    const page = await (await phone.browser.newContext(PHONE)).newPage();
    const { usable, all } = await firstScreen(page, phone.url);
    const kept = await precached(page);
    const headquarters = [...new Set([...all.keys(), ...kept])].filter(isHeadquarters);
    const keptBytes = kept.filter((path) => CODE.test(path)).map(transferBytes);
    const dayBytes = (await dayScreen(phone.page, phone.url)).map(transferBytes);
    return [
      atMost('first screen, until it can be typed into, JS + CSS, brotli', kB(sum(usable)), { limit: 100, unit: 'kB' }),
      told('… until nothing more comes', said(kB(sum([...all.values()])), 'kB')),
      told("… an enrolled phone's first screen, already kept on it", said(kB(sum(dayBytes)), 'kB')),
      atMost("observer's app, JS + CSS, brotli", kB(sum(keptBytes)), { limit: 200, unit: 'kB' }),
      atMost("files of headquarters in phones' downloads", headquarters.length, { limit: 0, unit: 'files' }),
    ];
  } finally {
    await phone.discard();
  }
}

type Loaded = Map<string, number>;

/** Every script and style the enrolment screen loads until nothing more comes; those asked for before it stood. */
async function firstScreen(page: Page, url: string): Promise<{ usable: number[]; all: Loaded }> {
  const all: Loaded = new Map();
  const pending: Promise<void>[] = [];
  page.on('requestfinished', (request) => {
    const { pathname } = new URL(request.url());
    if (!CODE.test(pathname) || request.serviceWorker()) return;
    pending.push(
      (async () => {
        const { responseBodySize } = await request.sizes();
        const encoding = await (await request.response())?.headerValue('content-encoding');
        if (encoding !== 'br' && existsSync(`${CLIENT}${pathname}.br`))
          throw new Error(`${pathname} came as ${encoding}`);
        all.set(pathname, responseBodySize);
      })(),
    );
  });
  const { standsMs } = await firstAnswer(page, url, { field: 'form input', saved: null });
  await page.waitForLoadState('networkidle');
  await Promise.all(pending);
  const before = (await scriptsAndStyles(page)).filter(({ startTime }) => startTime < standsMs);
  return { usable: before.map(({ path }) => all.get(path) ?? 0), all };
}

/** What runs on an enrolled phone until its day stands. */
async function dayScreen(page: Page, url: string): Promise<string[]> {
  await page.goto(url);
  await page.getByRole('link', { name: 'Voting' }).first().waitFor();
  return (await scriptsAndStyles(page)).map(({ path }) => path);
}

async function scriptsAndStyles(page: Page): Promise<{ path: string; startTime: number }[]> {
  const loaded = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name, startTime }) => ({ path: new URL(name).pathname, startTime })),
  );
  return loaded.filter(({ path }) => CODE.test(path));
}

/** What the service worker keeps of this server. */
const precached = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state !== 'activated')
      await new Promise((resolve) => active?.addEventListener('statechange', resolve, { once: true }));
    const caches = await Promise.all(
      (await window.caches.keys()).map(async (name) => (await window.caches.open(name)).keys()),
    );
    return caches.flat().map((request) => new URL(request.url).pathname);
  });

/** As the server sends it: compressed in advance where that is worthwhile. */
const transferBytes = (path: string): number =>
  statSync(existsSync(`${CLIENT}${path}.br`) ? `${CLIENT}${path}.br` : `${CLIENT}${path}`).size;

/** By the modules it was made of, whatever its name. */
function isHeadquarters(path: string): boolean {
  const map = `${CLIENT}${path}.map`;
  return existsSync(map) && /"[^"]*src\/coordinator\//.test(readFileSync(map, 'utf8').slice(0, 200_000));
}

const sum = (bytes: readonly number[]): number => bytes.reduce((total, each) => total + each, 0);
const kB = (bytes: number): number => bytes / 1000;
