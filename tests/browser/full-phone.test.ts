import { type CDPSession, expect, type Page, test } from '@playwright/test';
import { enrol, startVoting } from './day/acts.ts';
import { prepareMission } from './day/headquarters.ts';
import { answer, openPhone, type Phone, questionCard } from './day/phone.ts';
import { pictureOf } from './picture.ts';
import { startServer } from './start-server.ts';

/** More than a start and an answer need, less than a photo. */
const LITTLE_BYTES = 300_000;

test('a phone without room says what is not saved, loses nothing else, and saves it once there is room', async ({
  page,
  request,
}) => {
  test.setTimeout(240_000);
  const server = await startServer();
  const phones: Phone[] = [];
  try {
    const headquarters = await prepareMission(request, server);
    await headquarters.allowPhotos();
    const madina = await openPhone();
    phones.push(madina);
    const [picture, another] = [await pictureOf(page), await pictureOf(page, 2)];
    const atOutcome = () => questionCard(madina.page(), 'H.OUT.01');
    const kept = () => atOutcome().getByText('On this phone only');

    await test.step('she has answered one question, and taken one photo', async () => {
      await enrol(madina.page(), (await headquarters.card('Madina')).link);
      await startVoting(madina.page(), 'Мектеп № 12');
      await answer(madina.page(), 'H.OUT.01', 'Observed');
      await takePhoto(madina.page(), picture, { hasReadNotice: false });
      await expect(kept()).toHaveCount(1);
      await madina.goOffline();
    });

    await test.step('there is room for answers and none for a photo, which waits on the screen', async () => {
      const room = await restartWithRoom(madina, server.url, LITTLE_BYTES);
      await takePhoto(madina.page(), another, { hasReadNotice: true });
      await expect(atOutcome()).toContainText('The photo is not saved: the phone has no room');
      await expect(kept()).toHaveCount(1);
      await answer(madina.page(), 'H.ID.04', 'Urban');
      await room.back();
      await atOutcome().getByRole('button', { name: 'Keep it' }).click();
      await expect(kept()).toHaveCount(2);
    });

    await test.step('there is no room at all: an answer is called not saved, and saved once there is', async () => {
      const room = await restartWithRoom(madina, server.url, -10 * LITTLE_BYTES);
      const settlement = questionCard(madina.page(), 'H.ID.04');
      await expect(settlement.getByLabel('Urban', { exact: true })).toBeChecked();
      await settlement.getByLabel('Rural', { exact: true }).click();
      await expect(settlement).toContainText('Not saved: the phone has no room');
      await expect(madina.page().getByRole('alert')).toContainText('Not saved: the phone has no room');
      await atOutcome()
        .getByRole('button', { name: /Add photo/ })
        .click();
      await expect(atOutcome()).toContainText('Make room before taking a photo');
      await expect(kept()).toHaveCount(2);
      await room.back();
      await expect(settlement).toContainText('Saved on this phone');
      await expect(madina.page().getByRole('alert').filter({ hasText: 'Not saved' })).toHaveCount(0);
    });

    await test.step('killed, the phone has everything; so has headquarters', async () => {
      await madina.restart();
      await expect(questionCard(madina.page(), 'H.ID.04').getByLabel('Rural', { exact: true })).toBeChecked();
      await expect(atOutcome().getByLabel('Observed', { exact: true })).toBeChecked();
      await expect(kept()).toHaveCount(2);
      await madina.goOnline();
      await expect(atOutcome().getByText(/^Received/)).toHaveCount(2, { timeout: 60_000 });
      const answers = await headquarters.csv('answers.csv');
      const settlement = answers.filter(({ question }) => question === 'H.ID.04');
      expect(settlement.map(({ value }) => value)).toEqual(['rural']);
    });
  } finally {
    for (const phone of phones) await phone.discard();
    await server.discard();
  }
});

async function takePhoto(screen: Page, picture: Uint8Array, { hasReadNotice }: { hasReadNotice: boolean }) {
  const camera = screen.waitForEvent('filechooser');
  await questionCard(screen, 'H.OUT.01')
    .getByRole('button', { name: /Add photo/ })
    .click();
  if (!hasReadNotice) await screen.getByRole('button', { name: 'I have read this' }).click();
  await (await camera).setFiles({ name: 'IMG.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(picture) });
}

/** Switched off, and on again with so many bytes of room; Chromium asks for its quota when a browser first writes. */
async function restartWithRoom(phone: Phone, origin: string, bytes: number): Promise<{ back: () => Promise<void> }> {
  const address = phone.page().url();
  const before = await phone.page().context().newCDPSession(phone.page());
  // asked while it is open: a closed database counts for nothing
  const { usage } = await before.send('Storage.getUsageAndQuota', { origin });
  await phone.die();
  await phone.wake();
  const session = await phone.page().context().newCDPSession(phone.page());
  await giveRoom(session, origin, Math.max(1, usage + bytes));
  await phone.page().goto(address);
  return { back: () => giveRoom(session, origin) };
}

async function giveRoom(session: CDPSession, origin: string, quotaSize?: number): Promise<void> {
  await session.send('Storage.overrideQuotaForOrigin', { origin, ...(quotaSize === undefined ? {} : { quotaSize }) });
}
