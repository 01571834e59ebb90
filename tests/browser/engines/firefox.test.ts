import { test } from '@playwright/test';
import { dayWithoutNetwork } from './day.ts';
import type { EngineBrowser } from './engine-browser.ts';
import { leftInTheMiddle } from './left-page.ts';
import { startFirefox } from './start-firefox.ts';

let browser: EngineBrowser;
test.beforeEach(async () => {
  browser = await startFirefox();
});
test.afterEach(() => browser.discard());

test('a day without a network, in Firefox', ({ request }) => dayWithoutNetwork(browser, request));

test('a page that is left in the middle of saving holds up no later page, in Firefox', ({ request }) =>
  leftInTheMiddle(browser, request));
