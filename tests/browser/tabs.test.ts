import { expect, test } from '@playwright/test';
import { ADDRESSES } from '#sync/addresses.ts';
import { crash } from './crash.ts';
import { enrol, startVoting } from './day/acts.ts';
import { prepareMission } from './day/headquarters.ts';
import { answer, openPhone, questionCard } from './day/phone.ts';
import { startServer } from './start-server.ts';

const PUSH = `**${ADDRESSES.push}`;

test('a tab that crashes is taken over by the other: its pen, and the journey it was on', async ({ request }) => {
  test.setTimeout(240_000);
  const server = await startServer();
  const phone = await openPhone();
  try {
    const headquarters = await prepareMission(request, server);
    const first = phone.page();
    await enrol(first, (await headquarters.card('Madina')).link);
    await startVoting(first, 'Мектеп № 12');
    await answer(first, 'H.OUT.01', 'Observed');
    const visit = first.url();

    await first.route(PUSH, () => undefined); // what it sends is never answered
    const sent = first.waitForRequest(PUSH);
    await first.goto(`${server.url}/ledger`);
    await first
      .getByRole('button', { name: 'Send now' })
      .or(first.getByRole('button', { name: 'Sending…' }))
      .click();
    await sent;
    await first.getByRole('link', { name: 'Back to the day' }).click();
    await first
      .getByRole('link', { name: /Мектеп № 12/ })
      .first()
      .click();
    await answer(first, 'H.OUT.01', 'Left early');

    const second = await first.context().newPage();
    await second.goto(visit);
    await expect(second.getByText('Open in another window')).toBeVisible();
    await expect(questionCard(second, 'H.OUT.01')).toHaveCount(0);
    expect((await headquarters.csv('observations.csv')).length).toBe(0);

    await crash(first);
    const card = questionCard(second, 'H.OUT.01');
    await expect(card.getByRole('radio', { name: 'Left early' })).toBeChecked();
    await expect.poll(async () => (await headquarters.csv('observations.csv')).length).toBe(1);

    await answer(second, 'H.OUT.01', 'Observed');
    await second.goto(`${server.url}/ledger`);
    await second.getByText('All received').waitFor();
    const answers = await headquarters.csv('answers.csv');
    const outcome = answers.filter(({ question }) => question === 'H.OUT.01');
    expect(outcome.map(({ value, other_values: others }) => [value, others])).toEqual([['observed', '']]);
  } finally {
    await phone.discard();
    await server.discard();
  }
});
