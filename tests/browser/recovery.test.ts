import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { enrol } from './day/acts.ts';
import { prepareMission } from './day/headquarters.ts';
import { answer, openPhone, type Phone } from './day/phone.ts';
import { signInAsOwner } from './sign-in.ts';
import { startServer } from './start-server.ts';

async function startVoting(screen: Page, station: string): Promise<void> {
  await screen.getByRole('link', { name: 'Voting' }).click();
  await screen.getByRole('searchbox').fill('12');
  await screen.getByText(station).first().click();
}

const isHere = (page: Page) => page.getByText('Open in another window');

test('a day without a network: a file carries a visit, two windows take turns, one visit opened twice is joined', async ({
  page,
  request,
}) => {
  test.setTimeout(240_000);
  const server = await startServer();
  const folder = mkdtempSync(join(tmpdir(), 'daybook-carried-'));
  const phones: Phone[] = [];
  try {
    const headquarters = await prepareMission(request, server);
    const [madina, ruslan] = [await openPhone(), await openPhone()];
    phones.push(madina, ruslan);
    await test.step('both enrol; Madina loses the network for the rest of the day', async () => {
      await enrol(madina.page(), (await headquarters.card('Madina')).link);
      await enrol(ruslan.page(), (await headquarters.card('Ruslan')).link);
      await madina.goOffline();
    });

    await test.step('each opens station 12', async () => {
      for (const { page: screen } of phones) {
        await startVoting(screen(), 'Мектеп № 12');
        await answer(screen(), 'H.OUT.01', 'Observed');
      }
      await answer(madina.page(), 'H.ID.04', 'Urban');
      await answer(ruslan.page(), 'H.ID.04', 'Rural');
    });

    await test.step('a second window on the same visit only reads, until it takes over or the first is closed', async () => {
      const first = madina.page();
      const second = await first.context().newPage();
      await second.goto(first.url());
      await expect(isHere(second)).toBeVisible();
      await second.getByRole('button', { name: 'Write here instead' }).click();
      await expect(isHere(first)).toBeVisible();
      await expect(isHere(second)).toBeHidden();
      await second.close();
      await expect(isHere(first)).toBeHidden();
    });

    const path = join(folder, 'outbox.txt');
    await test.step('Madina hands her outbox over as a file', async () => {
      const screen = madina.page();
      await screen.goto(`${server.url}/ledger`);
      await expect(screen.getByText(/Tried|Not tried/).first()).toBeVisible();
      const download = screen.waitForEvent('download');
      await screen.getByRole('button', { name: 'Give out as a file' }).click();
      await (await download).saveAs(path);
    });

    await test.step('Ruslan carries it, and it travels with his own', async () => {
      const screen = ruslan.page();
      await screen.goto(`${server.url}/ledger`);
      await screen.getByLabel('Carry someone’s file').setInputFiles(path);
      await expect(screen.getByText(/Taken along: [1-9]/)).toBeVisible();
      await expect(screen.getByText(/Carried for others: 0 to be sent, [1-9]/)).toBeVisible({ timeout: 60_000 });
    });

    await test.step('headquarters looks into the same file: all of it is here already', async () => {
      await signInAsOwner(page, server.url, '/hq/people');
      await page.getByLabel('File from a phone').setInputFiles(path);
      await expect(page.getByText(/New: 0\. Here already: [1-9]/)).toBeVisible({ timeout: 30_000 });
    });

    await test.step('headquarters says that the two are the same visit; their difference is a conflict', async () => {
      await page.goto(`${server.url}/hq/observations`);
      await expect(page.getByText('possibly the same visit: 1')).toHaveCount(2);
      await page
        .getByRole('link', { name: /Мектеп № 12/ })
        .first()
        .click();
      await page.getByRole('button', { name: 'Same visit' }).click();
      await expect(page.getByText('the same visit', { exact: true })).toBeVisible();
      await page.goto(`${server.url}/hq/observations`);
      await expect(page.getByText('with 1 more joined')).toHaveCount(1);
      await expect(page.getByRole('link', { name: /Мектеп № 12/ })).toHaveCount(1);
      expect(await headquarters.csv('observations.csv', page.request)).toHaveLength(1);
    });

    await test.step('Madina has a network again: she is told that her visit was received, and joined', async () => {
      await madina.goOnline();
      const screen = madina.page();
      await screen.getByRole('button', { name: 'Send now' }).click();
      await expect(screen.getByText('All received')).toBeVisible({ timeout: 60_000 });
      await screen.goto(server.url);
      await expect(screen.getByText(/joined/)).toHaveCount(2);
    });
  } finally {
    for (const phone of phones) await phone.discard();
    await server.discard();
    await rm(folder, { recursive: true, force: true });
  }
});
