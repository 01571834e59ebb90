import { type APIRequestContext, expect } from '@playwright/test';
import { prepareMission } from '../day/headquarters.ts';
import { startServer } from '../start-server.ts';
import { card, choose, enrol } from './day.ts';
import type { EngineBrowser } from './engine-browser.ts';
import { screenOf } from './screen.ts';

const TIMES = 5;

/** Engines keep a left page as it stands, to go back to it: with its transactions and locks, if it does not let go. */
export async function leftInTheMiddle(browser: EngineBrowser, request: APIRequestContext): Promise<void> {
  const server = await startServer();
  try {
    const screen = screenOf(browser);
    await enrol(screen, browser, (await (await prepareMission(request, server)).card('Madina')).link);
    await screen.tap('Voting');
    await screen.type('input[type=search]', '12');
    await screen.tap('Мектеп № 12');
    await choose(screen, 'H.OUT.01', 'Observed');
    const address = await browser.run(() => location.href);

    for (let time = 0; time < TIMES; time++) {
      // at once: the answer is on its way to the disk when the page is left
      await browser.run(() => {
        document.querySelector<HTMLElement>('[id="H.ID.04"] input:not(:checked)')?.click();
        location.assign('/ledger');
      });
      await screen.reads('What was sent');
      await browser.open(address);
      await screen.reads('Urban', card('H.ID.04'));
      for (const settlement of ['Small town', 'Rural']) await choose(screen, 'H.ID.04', settlement);
    }

    await browser.run(() => location.assign('/settings'));
    await screen.reads('Storage on this phone');
    await browser.open(address);
    await choose(screen, 'H.ID.04', 'Urban');
    await browser.back();
    await screen.reads('Storage on this phone');
    await browser.back();
    await screen.until('the visit as it is on disk', async () =>
      browser.run(
        (at) => document.querySelector(`${at} input:checked`)?.closest('label')?.textContent === 'Urban',
        card('H.ID.04'),
      ),
    );
    await choose(screen, 'H.ID.04', 'Rural');
    expect(await browser.run(() => location.pathname)).toContain('/observation/');
  } finally {
    await server.discard();
  }
}
