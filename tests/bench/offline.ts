import type { BrowserContext, Page } from '@playwright/test';
import { firstAnswer } from './first-answer.ts';
import type { FirstAnswer } from './first-answer-page.ts';
import { type ObservingPhone, observingPhone } from './observing-phone.ts';
import { PHONE, slowedDown } from './phone-profile.ts';
import { atMost, type Row, said, told } from './row.ts';
import { median } from './sample.ts';
import { SAVED } from './saved.ts';
import { startBoundForm } from './start-bound-form.ts';

/** One more than counts: the first start after an installation compiles what later ones find compiled. */
const RUNS = 8;

/** Starts without a network into a visit that has begun, and answers; beside the bound's third visit with a network. */
export async function offline(): Promise<Row[]> {
  const [phone, bound] = [await observingPhone(), await startBoundForm()];
  try {
    await phone.page.close();
    const size = await openForm(phone);
    const visitor = await phone.browser.newContext(PHONE);
    for (let before = 0; before < 2; before++) await third(visitor, bound.url);
    const [ours, bounds]: [FirstAnswer[], FirstAnswer[]] = [[], []];
    for (let run = 1; run <= RUNS; run++) {
      bounds.push(await third(visitor, bound.url));
      ours.push(await start(phone, `V.ACC.${String(run).padStart(2, '0')}`));
    }
    const of = (answers: FirstAnswer[], what: keyof FirstAnswer) =>
      median(answers.slice(1).map((one) => one[what] ?? 0));
    return [
      atMost(
        'offline start to an open form, next question answered, × vanilla bound’s third visit',
        of(ours, 'shownMs') / of(bounds, 'shownMs'),
        { limit: 1, unit: '×' },
      ),
      told('… medians: ours, bound', `${said(of(ours, 'shownMs'), 'ms')}, ${said(of(bounds, 'shownMs'), 'ms')}`),
      told('… on disk: ours, bound', `${said(of(ours, 'savedMs'), 'ms')}, ${said(of(bounds, 'savedMs'), 'ms')}`),
      ...size,
    ];
  } finally {
    bound.stop();
    await phone.discard();
  }
}

async function third(visitor: BrowserContext, url: string): Promise<FirstAnswer> {
  const page = await slowedDown(await visitor.newPage());
  const answer = await firstAnswer(page, url, { field: 'html[data-ready] input[type=radio]', saved: SAVED });
  await page.close();
  return answer;
}

async function start({ context, section }: ObservingPhone, question: string): Promise<FirstAnswer> {
  await context.setOffline(true);
  const page = await slowedDown(await context.newPage(), { offline: true });
  const field = `[id="${question}"] input[type=radio]`;
  const answer = await firstAnswer(page, `${section('V.ACC')}/${question}`, { field, saved: SAVED });
  await page.close();
  return answer;
}

/** What an open form holds: every node of the document, and the heap after a collection. */
async function openForm({ context, section }: ObservingPhone): Promise<Row[]> {
  const page = await context.newPage();
  await page.goto(section('V.ACC'));
  await page.locator('[id="V.ACC.01"]').waitFor();
  const rows = [
    atMost('voting form open: DOM nodes', await nodesOf(page), { limit: 1500, unit: 'nodes' }),
    atMost('… heap', (await heapOf(page)) / 1_000_000, { limit: 8, unit: 'MB' }),
  ];
  await page.close();
  return rows;
}

const nodesOf = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document);
    let nodes = 1;
    while (walker.nextNode()) nodes += 1;
    return nodes;
  });

async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}
