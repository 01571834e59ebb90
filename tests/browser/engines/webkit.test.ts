import { test } from '@playwright/test';
import { dayWithoutNetwork } from './day.ts';
import { startWebKit } from './start-webkit.ts';

test('a day without a network, in WebKit', async ({ request }) => {
  const browser = await startWebKit();
  try {
    await dayWithoutNetwork(browser, request);
  } finally {
    await browser.discard();
  }
});
