import type { BrowserContext, Page } from '@playwright/test';
import { ADDRESSES } from '#sync/addresses.ts';
import { crash } from '../browser/crash.ts';
import { type ObservingPhone, observingPhone } from './observing-phone.ts';
import { atMost, type Row, told } from './row.ts';
import { median } from './sample.ts';
import { SAVED } from './saved.ts';

const ROUNDS = 20;
const PUSH = `**${ADDRESSES.push}`;
const JOURNEY = 'daybook-journey';

/** From the death of the tab that is on its way until another one has sent what it was sending. */
export async function takeover(): Promise<Row[]> {
  const phone = await observingPhone();
  const visit = phone.page.url();
  try {
    await phone.page.goto('about:blank');
    const took: number[] = [];
    for (let round = 0; round < ROUNDS; round++) took.push(await oneDeath(phone, { visit, round }));
    return [
      atMost('a tab that leads dies → another has sent, median', median(took), { limit: 1000, unit: 'ms' }),
      atMost(`… the slowest of ${ROUNDS}`, Math.max(...took), { limit: 1000, unit: 'ms' }),
      told('… measured', 'from the order to crash, until the answer to the other tab’s push'),
    ];
  } finally {
    await phone.discard();
  }
}

async function oneDeath({ context, url }: ObservingPhone, { visit, round }: { visit: string; round: number }) {
  const leader = await context.newPage();
  await leader.route(PUSH, () => undefined); // what it sends is never answered
  await leader.goto(visit);
  const card = leader.locator('[id="H.OUT.01"]');
  await card.getByLabel(round % 2 === 0 ? 'Left early' : 'Observed', { exact: true }).click();
  await card.getByText(SAVED).waitFor();
  const sending = leader.waitForRequest(PUSH);
  await leader.goto(`${url}/ledger`);
  await sending;

  const other = await waitingInLine(context, url);
  const sent = other.waitForResponse((response) => response.url().endsWith(ADDRESSES.push) && response.ok());
  const diedAt = performance.now();
  const [tookMs] = await Promise.all([sent.then(() => performance.now() - diedAt), crash(leader)]);
  await leader.close();
  await other.close();
  return tookMs;
}

/** A tab that has been refused the lead, and is told when it is free. */
async function waitingInLine(context: BrowserContext, url: string): Promise<Page> {
  const other = await context.newPage();
  await other.goto(`${url}/ledger`);
  await other.waitForFunction(
    async (name) => (await navigator.locks.query()).pending?.some((lock) => lock.name === name),
    JOURNEY,
  );
  return other;
}
