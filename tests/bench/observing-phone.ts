import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { openServer } from '#server/open.ts';
import { launchOptions } from '../browser/launch.ts';
import { startServer } from '../browser/start-server.ts';
import { makeMission, stations } from './mission.ts';
import { PHONE } from './phone-profile.ts';

export type ObservingPhone = {
  browser: Browser;
  context: BrowserContext;
  page: Page;
  /** Of the server. */
  url: string;
  /** Address of a section of a visit that has begun. */
  section: (code: string) => string;
  discard: () => Promise<void>;
};

/** A browser enrolled as an observer's phone with the built app, at its first station. */
export async function observingPhone(): Promise<ObservingPhone> {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-bench-'));
  const code = await missionIn(folder);
  const server = await startServer({ DAYBOOK_DATA: folder });
  const browser = await chromium.launch(launchOptions);
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  await page.goto(server.url);
  await page.getByLabel('Code').fill(code);
  await page.getByRole('button', { name: 'Enrol this phone' }).click();
  await page.getByRole('link', { name: 'Voting' }).click();
  const { name = '' } = stations[0] ?? {};
  await page.getByRole('searchbox').fill(name);
  await page.getByRole('button', { name }).or(page.getByRole('link', { name })).first().click();
  const card = page.locator('[id="H.OUT.01"]');
  await card.getByLabel('Observed', { exact: true }).click();
  await card.getByText('Saved on this phone').waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  const visit = /\/observation\/[\w-]+/.exec(page.url())?.[0] ?? '';
  return {
    browser,
    context,
    page,
    url: server.url,
    section: (code) => `${server.url}${visit}/section/${code}`,
    discard: async () => {
      await browser.close();
      await server.discard();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Returns the code of its only observer. */
async function missionIn(folder: string): Promise<string> {
  const server = await openServer({ DAYBOOK_DATA: folder });
  const { people } = await makeMission(server, { people: 1, withStations: true });
  await server.close();
  const [observer] = people;
  if (!observer) throw new Error('Nobody observes');
  return observer.code;
}
