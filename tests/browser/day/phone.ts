import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Locator, type Page, type Response } from '@playwright/test';
import { killBrowser } from '../kill-browser.ts';
import { launchOptions } from '../launch.ts';

/** One observer's phone: a browser profile of its own, that survives being switched off. */
export type Phone = {
  /** The folder of its browser's files. */
  profile: string;
  page(): Page;
  /** The battery dies in the middle of whatever it does: the browser is killed, not closed. */
  die(): Promise<void>;
  /** Switched on again, with an empty page. */
  wake(): Promise<void>;
  /** Dies, and comes back to the same page. */
  restart(): Promise<void>;
  goOffline(): Promise<void>;
  goOnline(): Promise<void>;
  /** Hears of every answer the phone gets from now on, also after it was switched off. */
  onResponse(hear: (response: Response) => void): void;
  discard(): Promise<void>;
};

type Making = {
  /** How far this phone's clock is from the truth. */
  clockAheadMs?: number;
  /** Before the first page, each time it is switched on. */
  prepare?: (context: BrowserContext) => Promise<void>;
};

export async function openPhone({ clockAheadMs = 0, prepare }: Making = {}): Promise<Phone> {
  const profile = mkdtempSync(join(tmpdir(), 'daybook-phone-'));
  let context: BrowserContext;
  let offline = false;
  const listeners: ((response: Response) => void)[] = [];

  async function die(): Promise<void> {
    const closed = new Promise((resolve) => context.once('close', resolve));
    if (!killBrowser(profile)) throw new Error('The phone is switched off');
    await closed;
  }

  async function wake(): Promise<void> {
    context = await chromium.launchPersistentContext(profile, {
      ...launchOptions,
      viewport: { width: 360, height: 740 },
      locale: 'en-GB',
      timezoneId: 'Asia/Almaty',
      offline,
    });
    for (const hear of listeners) context.on('response', hear);
    if (clockAheadMs !== 0)
      await context.addInitScript((ahead) => {
        const Real = Date;
        globalThis.Date = new Proxy(Real, {
          construct: (target, given) =>
            given.length > 0 ? Reflect.construct(target, given) : new Real(Real.now() + ahead),
          get: (target, key) => (key === 'now' ? () => Real.now() + ahead : Reflect.get(target, key)),
        });
      }, clockAheadMs);
    await prepare?.(context);
  }

  const page = (): Page => {
    const [first] = context.pages();
    if (!first) throw new Error('The phone has no page open');
    return first;
  };
  await wake();
  return {
    profile,
    page,
    die,
    wake,
    async restart() {
      const address = page().url();
      await die();
      await wake();
      await page().goto(address);
    },
    async goOffline() {
      offline = true;
      await context.setOffline(true);
    },
    async goOnline() {
      offline = false;
      await context.setOffline(false);
    },
    onResponse(hear) {
      listeners.push(hear);
      context.on('response', hear);
    },
    async discard() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

export const questionCard = (page: Page, question: string): Locator => page.locator(`[id="${question}"]`);

/** One tap, and the wait until the screen says it is on disk. */
export async function answer(page: Page, question: string, option: string): Promise<void> {
  const card = questionCard(page, question);
  await card.getByLabel(option, { exact: true }).click();
  await card.getByText('Saved on this phone').waitFor();
}

export async function writeComment(page: Page, question: string, words: string): Promise<void> {
  const card = questionCard(page, question);
  const box = card.getByRole('textbox', { name: 'Comment' });
  if (!(await box.isVisible())) await card.getByRole('button', { name: 'Add comment' }).click();
  await box.fill(words);
  await box.blur();
  await card.getByText('Saved on this phone').waitFor();
}
