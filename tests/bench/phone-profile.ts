import type { Page } from '@playwright/test';

/** The phone that bars are measured on, beside `slowedDown`. */
export const PHONE = {
  viewport: { width: 360, height: 740 },
  locale: 'en-GB',
  timezoneId: 'Asia/Almaty',
  hasTouch: true,
};

const CPU_THROTTLE = 6;
export const NETWORK = { latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };

/**
 * This page as on a cheap phone with a weak network. Its service worker is not slowed: it takes no part in a first
 * visit before the screen stands, and reads only its cache where there is no network.
 */
export async function slowedDown(page: Page, { offline = false } = {}): Promise<Page> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline, ...NETWORK });
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_THROTTLE });
  return page;
}
