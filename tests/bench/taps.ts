import type { Page } from '@playwright/test';
import { SAVED } from './saved.ts';

/** From the last answer on disk to the next tap. */
const PAUSE_MS = 300;

type Timed = { taps: number[] };

/** From now on every page opened here notes how long taps take until the next paint, as the browser times them. */
export const noteTaps = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const timed = window as unknown as Timed;
    timed.taps = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[])
        if (entry.interactionId > 0) timed.taps.push(entry.duration);
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });

/** Gives each choice on the page whose name begins so its first answer; a tap too short to be noted counts as 16 ms. */
export async function tapChoices(page: Page, { names, most }: { names: string; most: number }): Promise<number[]> {
  const choices = page.locator(`input[type=radio][name^="${names}"]`);
  await choices.first().waitFor();
  const found = await choices.evaluateAll((inputs) => [
    ...new Set(inputs.map((input) => input.getAttribute('name') ?? '')),
  ]);
  const durations: number[] = [];
  for (const [index, name] of found.slice(0, most).entries()) {
    const row = page.locator(`input[name="${name}"]`).nth(index % 2);
    await row.evaluate((input) => input.scrollIntoView({ block: 'center' }));
    await page.waitForTimeout(PAUSE_MS);
    const box = await row.boundingBox();
    if (!box) throw new Error(`${name} is not on screen`);
    await page.evaluate(() => {
      (window as unknown as Timed).taps.length = 0;
    });
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
    await page.locator(`[id="${name}"]`).getByText(SAVED).waitFor();
    const taps = await page.evaluate(() => (window as unknown as Timed).taps);
    durations.push(Math.max(16, ...taps));
  }
  return durations;
}
