import type { Page } from '@playwright/test';

/** The page's process dies in the middle of whatever it does; the browser and its other pages live on. */
export async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const gone = page.waitForEvent('crash');
  session.send('Page.crash').catch(() => undefined); // nobody is left to answer
  await gone;
}
