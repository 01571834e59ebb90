import { expect, test } from '@playwright/test';
import { type RunningServer, startServer } from './start-server.ts';

let server: RunningServer;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.discard());

test('the app opens at any address while the server is away, and phones never download headquarters', async ({
  page,
}) => {
  await page.goto(server.url);
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state === 'activated') return;
    await new Promise((resolve) => active?.addEventListener('statechange', resolve, { once: true }));
  });
  const kept = await page.evaluate(async () => {
    const caches = await Promise.all(
      (await window.caches.keys()).map(async (name) => (await window.caches.open(name)).keys()),
    );
    return caches.flat().map((request) => new URL(request.url).pathname);
  });
  expect(kept).toContain('/index.html');
  expect(kept.filter((path) => /headquarters/i.test(path))).toEqual([]);

  const controlled = await page.evaluate(() => navigator.serviceWorker.controller !== null);
  expect(controlled, 'the page that installed the first worker is taken').toBe(true);

  await server.kill();
  await page.goto(`${server.url}/some/deep/address`);
  await expect(page.locator('#root > *').first()).toBeVisible();
  const answer = await page.goto(`${server.url}/api/openapi.json`).catch(() => undefined);
  expect(answer, 'server paths are not answered by the worker').toBeUndefined();
});

test('a server started again keeps its address, and ends when asked', async ({ page }) => {
  await server.restart();
  expect((await page.request.get(`${server.url}/livez`)).ok()).toBe(true);
  expect(await server.stop()).toBe(0);
});
