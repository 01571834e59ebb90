import { existsSync, readFileSync, statSync } from 'node:fs';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { launchOptions } from '../browser/launch.ts';
import { startServer } from '../browser/start-server.ts';
import { atMost, type Row } from './row.ts';

const CLIENT = 'dist/client';
const CODE = /\.(js|css)$/;

/** What a phone downloads, from the built server, as Chromium receives it. */
export async function bundle(): Promise<Row[]> {
  const server = await startServer();
  const browser = await chromium.launch(launchOptions);
  try {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    const first = await firstScreen(context, server.url);
    const [page] = context.pages();
    const kept = page ? await precached(page) : [];
    const headquarters = [...new Set([...first.keys(), ...kept])].filter(isHeadquarters);
    const keptBytes = kept.filter((path) => CODE.test(path)).map(transferBytes);
    return [
      atMost('first screen, JS + CSS, brotli', kB(sum([...first.values()])), { limit: 100, unit: 'kB' }),
      atMost("observer's app, JS + CSS, brotli", kB(sum(keptBytes)), { limit: 200, unit: 'kB' }),
      atMost("files of headquarters in phones' downloads", headquarters.length, { limit: 0, unit: 'files' }),
    ];
  } finally {
    await browser.close();
    await server.discard();
  }
}

/** Every script and style the page itself loads until the enrolment screen stands and nothing more comes. */
async function firstScreen(context: BrowserContext, url: string): Promise<Map<string, number>> {
  const page = await context.newPage();
  const loaded = new Map<string, number>();
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
        loaded.set(pathname, responseBodySize);
      })(),
    );
  });
  await page.goto(url);
  await page.locator('form input').first().waitFor();
  await page.waitForLoadState('networkidle');
  await Promise.all(pending);
  return loaded;
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
