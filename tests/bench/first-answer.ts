import type { Page } from '@playwright/test';
import { pageScript } from '../page-script.ts';
import type { FirstAnswer, Watched } from './first-answer-page.ts';

type Probed = { firstAnswer?: FirstAnswer };

let script: Promise<string> | undefined;

/** Opens the address and answers its first field the moment it stands. */
export async function firstAnswer(page: Page, url: string, watched: Watched): Promise<FirstAnswer> {
  script ??= pageScript('tests/bench/first-answer-page.ts', 'bench');
  await page.addInitScript({ content: `${await script};bench.answerAtOnce(${JSON.stringify(watched)})` });
  await page.goto(url, { waitUntil: 'commit' });
  const found = await page.waitForFunction(() => (window as unknown as Probed).firstAnswer, undefined, {
    polling: 100,
  });
  return (await found.jsonValue()) as FirstAnswer; // waiting ends when there is one
}
