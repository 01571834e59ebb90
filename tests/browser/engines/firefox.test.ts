import { test } from '@playwright/test';
import { dayWithoutNetwork } from './day.ts';
import { startFirefox } from './start-firefox.ts';

test('a day without a network, in Firefox', async ({ request }) => {
  const browser = await startFirefox();
  try {
    await dayWithoutNetwork(browser, request);
  } finally {
    await browser.discard();
  }
});
