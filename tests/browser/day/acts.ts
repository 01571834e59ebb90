import { expect, type Page } from '@playwright/test';
import { questionCard } from './phone.ts';

/** With the app installed: it opens without a network from now on. */
export async function enrol(screen: Page, link: string): Promise<void> {
  await screen.goto(link);
  await screen.getByRole('button', { name: 'Enrol this phone' }).click();
  await expect(screen.getByRole('heading', { name: 'Start a visit' })).toBeVisible({ timeout: 60_000 });
  await screen.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state !== 'activated')
      await new Promise((resolve) => active?.addEventListener('statechange', resolve, { once: true }));
  });
}

export async function startVoting(screen: Page, station: string): Promise<void> {
  await screen.goto(new URL('/', screen.url()).href);
  await screen.getByRole('link', { name: 'Voting' }).first().click();
  await screen.getByRole('searchbox').fill(station.slice(0, 6));
  await screen
    .getByRole('button', { name: station })
    .or(screen.getByRole('link', { name: station }))
    .first()
    .click();
  await expect(questionCard(screen, 'H.OUT.01')).toBeVisible();
}
