import { expect, type Page, test } from '@playwright/test';
import { conflictsOf } from '#model/observation/fold.ts';
import { freshDatabase, type PostgresServer, startPostgres } from '../../postgres.ts';
import { missing } from '../missing.ts';
import { signInAsOwner } from '../sign-in.ts';
import { startServer } from '../start-server.ts';
import { enrol, startVoting } from './acts.ts';
import { prepareMission } from './headquarters.ts';
import { answer, openPhone, type Phone, questionCard, writeComment } from './phone.ts';
import { exportedCells, observationsOn } from './phone-cells.ts';
import { recordingOf } from './recording.ts';

const YEAR_MS = 365 * 24 * 3_600_000;

let postgres: PostgresServer | undefined;
test.beforeAll(async () => {
  postgres = await startPostgres();
});
test.afterAll(() => postgres?.stop());

for (const engine of ['SQLite', 'PostgreSQL'] as const)
  test(`an election day of two observers, on ${engine}`, async ({ page, request }) => {
    test.setTimeout(480_000);
    if (engine === 'PostgreSQL' && !postgres) throw missing('PostgreSQL', 'postgresql');
    const database = engine === 'PostgreSQL' ? { DATABASE_URL: await freshDatabase(postgres?.adminUrl ?? '') } : {};
    const server = await startServer(database);
    const phones: Phone[] = [];
    const recording = recordingOf(engine);
    try {
      const headquarters = await test.step('the evening before, headquarters prepares the mission', () =>
        prepareMission(request, server));
      const madina = await openPhone();
      const ruslan = await openPhone({ clockAheadMs: -YEAR_MS });
      phones.push(madina, ruslan);
      await test.step('in the morning both enrol, while there is a network', async () => {
        await enrol(madina.page(), (await headquarters.card('Madina')).link);
        await enrol(ruslan.page(), (await headquarters.card('Ruslan')).link);
        recording.enrolled(server, phones);
        await madina.goOffline();
        await ruslan.goOffline();
      });

      await test.step('Madina fills station 12; her phone dies in the middle and resumes at the same question', async () => {
        const screen = madina.page();
        await startVoting(screen, 'Мектеп № 12');
        await answer(screen, 'H.OUT.01', 'Observed');
        await answer(screen, 'H.ID.04', 'Urban');
        await openSection(screen, 'Accessibility');
        await answer(screen, 'V.ACC.01', 'Yes');
        await answer(screen, 'V.ACC.02', 'No');
        await writeComment(screen, 'V.ACC.02', 'Бес баспалдақ, пандус жоқ: five steps, no ramp');
        await madina.restart();
        const again = madina.page();
        await expect(questionCard(again, 'V.ACC.02').getByRole('textbox', { name: 'Comment' })).toHaveValue(
          'Бес баспалдақ, пандус жоқ: five steps, no ramp',
        );
        await expect(questionCard(again, 'V.ACC.02').getByLabel('No', { exact: true })).toBeChecked();
        await expect(questionCard(again, 'V.ACC.02')).toBeInViewport();
        await answer(again, 'V.ACC.06', 'Not observed');
        await complete(again);
      });

      await test.step('Ruslan is refused entry at station 14, and reports an incident', async () => {
        const screen = ruslan.page();
        await startVoting(screen, 'Лицей № 7');
        await answer(screen, 'H.OUT.01', 'Refused entry');
        await writeComment(screen, 'H.OUT.01', 'The chair did not open the door at 09:40');
        await complete(screen);
        await screen
          .getByRole('button', { name: 'Incident' })
          .or(screen.getByRole('link', { name: 'Incident' }))
          .first()
          .click();
        await screen.getByLabel(/^Observer, proxy or media/).click();
        await screen.getByLabel(/^3/).click();
        await answerText(screen, 'I.WHA.03', 'Entry refused without a reason; two others waited outside.');
        await complete(screen);
      });

      await test.step('the signal comes back, and is cut in the middle of a push', async () => {
        await cutNextPush(madina.page());
        await madina.goOnline();
        await ruslan.goOnline();
        await sendUntilNothingWaits(ruslan.page(), server.url);
        await sendUntilNothingWaits(madina.page(), server.url);
        await expect(dayLine(ruslan.page(), 'Мектеп № 12')).toBeVisible({ timeout: 30_000 });
        await madina.goOffline();
        await ruslan.goOffline();
      });

      await test.step('without a network, both amend the same visit, and Madina corrects another answer', async () => {
        await amend(madina.page(), 'Мектеп № 12', 'Measured again', async (screen) => {
          await openSection(screen, 'Accessibility');
          await answer(screen, 'V.ACC.01', 'No');
          await writeComment(screen, 'V.ACC.01', 'The lift stopped at eleven o’clock');
          await answer(screen, 'V.ACC.06', 'Yes');
        });
        await amend(ruslan.page(), 'Мектеп № 12', 'Seen from the other entrance', async (screen) => {
          await openSection(screen, 'Accessibility');
          await answer(screen, 'V.ACC.01', 'Not observed');
        });
      });

      await test.step('Madina reaches the station of the same number in the region, and has time for one answer', async () => {
        await startVoting(madina.page(), 'Мәдениет үйі');
        await answer(madina.page(), 'H.OUT.01', 'Left early');
        await recording.phoneFiles(madina.page());
      });

      await test.step('the signal comes back to a dead server, which is started again', async () => {
        await server.kill();
        await madina.goOnline();
        await ruslan.goOnline();
        await madina.page().goto(`${server.url}/ledger`);
        await madina.page().getByRole('button', { name: 'Send now' }).click();
        await server.restart();
        for (const phone of [madina, ruslan, madina]) await sendUntilNothingWaits(phone.page(), server.url);
      });

      await recording.end();

      await test.step('in the evening headquarters has each visit once, and the one conflict', async () => {
        await signInAsOwner(page, server.url);
        await page
          .getByRole('link', { name: /observations/i })
          .first()
          .click();
        const rows = page.getByRole('table').getByRole('row');
        await expect(rows).toHaveCount(1 + 4);
        await rows.filter({ hasText: 'Мектеп № 12' }).getByRole('link').first().click();
        const conflict = page.locator('[id="V.ACC.01"]');
        await expect(conflict).toContainText('Not observed');
        await expect(conflict).toContainText('The lift stopped at eleven o’clock');
        await expect(conflict).toContainText('Madina');
        await expect(conflict).toContainText('Ruslan');
      });

      await test.step('the exports agree with both phones to the cell', async () => {
        const wide = await headquarters.csv('observations.csv', page.request);
        expect(wide.map((row) => [row.form, row.station_number, row.outcome, row.state]).sort()).toEqual([
          ['incident', '14', '', 'completed'],
          ['voting', '12', 'left-early', 'draft'],
          ['voting', '12', 'observed', 'amended'],
          ['voting', '14', 'refused-entry', 'completed'],
        ]);
        const long = await headquarters.csv('answers.csv', page.request);
        for (const phone of [madina, ruslan]) await expectSameCells(phone, long);
      });
    } finally {
      for (const phone of phones) await phone.discard();
      await server.discard();
    }
  });

async function openSection(screen: Page, section: string): Promise<void> {
  const all = screen.getByRole('link', { name: 'All sections' });
  if (await all.isVisible()) await all.click();
  await screen.getByRole('link', { name: section }).click();
}

async function complete(screen: Page): Promise<void> {
  const all = screen.getByRole('link', { name: 'All sections' });
  if (await all.isVisible()) await all.click();
  await screen.getByRole('link', { name: 'Review' }).click();
  await screen.getByRole('button', { name: 'Complete', exact: true }).click();
  await expect(screen.getByText('Completed', { exact: true })).toBeVisible();
}

async function answerText(screen: Page, question: string, words: string): Promise<void> {
  const card = questionCard(screen, question);
  await card.getByRole('textbox').first().fill(words);
  await card.getByRole('textbox').first().blur();
  await card.getByText('Saved on this phone').waitFor();
}

async function amend(
  phone: Page,
  station: string,
  reason: string,
  write: (screen: Page) => Promise<void>,
): Promise<void> {
  await phone.goto(new URL('/', phone.url()).href);
  await dayLine(phone, station).click();
  await phone.getByRole('button', { name: 'Amend' }).click();
  await phone.getByLabel('Reason').fill(reason);
  await phone.getByRole('button', { name: 'Begin' }).click();
  await write(phone);
  await phone.getByRole('link', { name: 'All sections' }).click();
  await phone.getByRole('button', { name: 'Finish the amendment' }).click();
  await expect(phone.getByText('Amended', { exact: true })).toBeVisible();
}

const dayLine = (screen: Page, station: string) => screen.getByRole('link', { name: station }).first();

/** The server gets the push; its answer never arrives. */
async function cutNextPush(screen: Page): Promise<void> {
  await screen.context().route(
    '**/api/v1/push',
    async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    },
    { times: 1 },
  );
}

async function sendUntilNothingWaits(screen: Page, url: string): Promise<void> {
  await expect(async () => {
    await screen.goto(`${url}/ledger`);
    await screen.getByRole('button', { name: 'Send now' }).click();
    await screen.getByRole('link', { name: 'Back to the day' }).click();
    await expect(screen.getByText('Nothing waits to be sent')).toBeVisible({ timeout: 15_000 });
  }).toPass({ timeout: 120_000 });
}

/** What the phone holds on its disk, question by question, against the rows of the long export. */
async function expectSameCells(phone: Phone, exported: Record<string, string>[]): Promise<void> {
  const held = await observationsOn(phone);
  expect(held).toHaveLength(4);
  expect(held.flatMap(({ observation }) => conflictsOf(observation))).toEqual(['V.ACC.01']);
  for (const { observation, cells } of held) {
    expect(exportedCells(exported, observation.id)).toEqual(cells);
    expect(cells.length).toBeGreaterThan(2);
  }
}
