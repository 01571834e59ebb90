import { type Browser, chromium } from '@playwright/test';
import { launchOptions } from '../browser/launch.ts';
import { startServer } from '../browser/start-server.ts';
import { firstAnswer } from './first-answer.ts';
import type { FirstAnswer, Watched } from './first-answer-page.ts';
import { PHONE, slowedDown } from './phone-profile.ts';
import { atMost, type Row, said, told } from './row.ts';
import { median } from './sample.ts';
import { SAVED } from './saved.ts';
import { startBoundForm } from './start-bound-form.ts';

const RUNS = 7;

/** A phone's first visit: nothing cached, until the enrolment form takes what is typed. */
export async function cold(): Promise<Row[]> {
  const [server, bound] = [await startServer(), await startBoundForm()];
  const browser = await chromium.launch(launchOptions);
  try {
    const [ours, bounds]: [number[], number[]] = [[], []];
    for (let run = 0; run < RUNS; run++) {
      const field = 'html[data-ready] input[type=radio]';
      bounds.push((await visit(browser, bound.url, { field, saved: SAVED })).shownMs);
      ours.push((await visit(browser, server.url, { field: 'form input', saved: null })).shownMs);
    }
    return [
      atMost('cold: enrolment form takes what is typed, × vanilla bound', median(ours) / median(bounds), {
        limit: 1.7,
        unit: '×',
      }),
      told('… medians: ours, bound', `${said(median(ours), 'ms')}, ${said(median(bounds), 'ms')}`),
    ];
  } finally {
    await browser.close();
    bound.stop();
    await server.discard();
  }
}

async function visit(browser: Browser, url: string, watched: Watched): Promise<FirstAnswer> {
  const context = await browser.newContext(PHONE);
  try {
    return await firstAnswer(await slowedDown(await context.newPage()), url, watched);
  } finally {
    await context.close();
  }
}
