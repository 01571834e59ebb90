import { setTimeout as pause } from 'node:timers/promises';
import type { EngineBrowser } from './engine-browser.ts';

const PATIENCE_MS = 20_000;

/** What a person does with the screen of any engine: reads it, taps what is written on it, types. */
export type Screen = ReturnType<typeof screenOf>;

export function screenOf(browser: EngineBrowser) {
  async function until<Found>(what: string, look: () => Promise<Found | null | false>): Promise<Found> {
    const end = performance.now() + PATIENCE_MS;
    for (;;) {
      // a page that is just being replaced cannot be asked
      const found = await look().catch((error: unknown) => (performance.now() > end ? Promise.reject(error) : null));
      if (found) return found;
      if (performance.now() > end) throw new Error(`${what} did not come; on screen:\n${await words()}`);
      await pause(50);
    }
  }

  const words = (place = 'body'): Promise<string> =>
    // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not on screen
    browser.run((selector) => document.querySelector<HTMLElement>(selector)?.innerText ?? '', place);

  return {
    until,
    words,
    reads: (text: string, place = 'body') =>
      until(`"${text}" in ${place}`, async () => (await words(place)).includes(text)),
    /** Something to tap, by the words on it: by all of them, else by some. */
    tap: (text: string, place = 'body') =>
      until(`"${text}" to tap in ${place}`, () =>
        browser.run(
          (wanted, selector) => {
            const targets = document.querySelector(selector)?.querySelectorAll<HTMLElement>('a, button, label') ?? [];
            const found = [...targets].filter(
              (each) => each.textContent.includes(wanted) && !each.matches(':disabled') && each.checkVisibility(),
            );
            const target = found.find((each) => each.textContent.trim() === wanted) ?? found[0];
            target?.click();
            return target !== undefined;
          },
          text,
          place,
        ),
      ),
    type: (selector: string, text: string) =>
      until(`${selector} to type into`, () =>
        browser.run(
          (at, typed) => {
            const box = document.querySelector<HTMLElement>(at);
            box?.focus();
            return box !== null && document.execCommand('insertText', false, typed);
          },
          selector,
          text,
        ),
      ),
  };
}
