import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { enrol, startVoting } from './day/acts.ts';
import { prepareMission } from './day/headquarters.ts';
import { answer, openPhone, questionCard } from './day/phone.ts';
import { startServer } from './start-server.ts';

const WORDS = 'Kiosk closed at 9, opened again at 9:20, nobody could say why; two people left.';
const CLOSINGS = 16;

/** Chromium's own page for this; it tells how many connections are open. */
async function openInternals(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto('chrome://indexeddb-internals/');
  await page.getByText('Force close').waitFor();
  return page;
}

/** Of connections opened from now on. */
async function countClosings(page: Page): Promise<() => number> {
  let heard = 0;
  await page.exposeFunction('heardClosing', () => {
    heard += 1;
  });
  await page.evaluate(() => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (...given) {
      const request = open.apply(this, given);
      request.addEventListener('success', () =>
        request.result.addEventListener('close', () => Reflect.get(window, 'heardClosing')()),
      );
      return request;
    };
  });
  return () => heard;
}

test('a database that the browser closes under the page takes the next answer, and all words typed meanwhile', async ({
  request,
}) => {
  test.setTimeout(240_000);
  const server = await startServer();
  const phone = await openPhone();
  try {
    const headquarters = await prepareMission(request, server);
    const screen = phone.page();
    await enrol(screen, (await headquarters.card('Madina')).link);
    await startVoting(screen, 'Мектеп № 12');
    await answer(screen, 'H.OUT.01', 'Observed');
    const failures: Error[] = [];
    screen.on('pageerror', (error) => failures.push(error));
    const closings = await countClosings(screen);
    const internals = await openInternals(screen.context());
    const forceClose = () => internals.getByText('Force close').click();
    await forceClose();
    await screen.bringToFront();
    await answer(screen, 'H.OUT.01', 'Left early');
    await answer(screen, 'H.OUT.01', 'Observed');

    const card = questionCard(screen, 'H.OUT.01');
    await card.getByRole('button', { name: 'Add comment' }).click();
    const box = card.getByRole('textbox', { name: 'Comment' });
    const piece = Math.ceil(WORDS.length / CLOSINGS);
    for (let from = 0; from < WORDS.length; from += piece)
      await Promise.all([box.pressSequentially(WORDS.slice(from, from + piece), { delay: 15 }), forceClose()]);
    await expect(card.getByText('Saved on this phone')).toBeVisible();
    expect(failures).toEqual([]);
    expect(closings()).toBeGreaterThan(1);

    await phone.restart();
    const kept = questionCard(phone.page(), 'H.OUT.01');
    await expect(kept.getByRole('textbox', { name: 'Comment' })).toHaveValue(WORDS);
    await expect(kept.getByRole('radio', { name: 'Observed' })).toBeChecked();
  } finally {
    await phone.discard();
    await server.discard();
  }
});
