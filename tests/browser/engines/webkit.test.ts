import { test } from '@playwright/test';
import { dayWithoutNetwork } from './day.ts';
import type { EngineBrowser } from './engine-browser.ts';
import { leftInTheMiddle } from './left-page.ts';
import { startWebKit } from './start-webkit.ts';

let browser: EngineBrowser;
test.beforeEach(async () => {
  browser = await startWebKit();
});
test.afterEach(() => browser.discard());

test('a day without a network, in WebKit', ({ request }) => dayWithoutNetwork(browser, request));

test('a page that is left in the middle of saving holds up no later page, in WebKit', ({ request }) =>
  leftInTheMiddle(browser, request));
