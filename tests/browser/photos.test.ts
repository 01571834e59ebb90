import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { cameraRecord } from '#model/photos/exif.ts';
import { segmentsOf } from '#model/photos/jpeg.ts';
import { withExif } from '../photo-files.ts';
import { enrol, startVoting } from './day/acts.ts';
import { prepareMission } from './day/headquarters.ts';
import { answer, openPhone, type Phone, questionCard } from './day/phone.ts';
import { pictureOf } from './picture.ts';
import { signInAsOwner } from './sign-in.ts';
import { startServer } from './start-server.ts';

const CAMERA = { takenAt: '2023:03:19 09:05:30', offset: '+06:00', latitude: 43.2566, longitude: 76.9286 };

test('a photo taken without a network reaches headquarters whole, and nothing but the picture', async ({
  page,
  request,
}) => {
  test.setTimeout(240_000);
  const server = await startServer();
  const phones: Phone[] = [];
  try {
    const headquarters = await test.step('headquarters prepares the mission; photos are off', () =>
      prepareMission(request, server));
    const madina = await openPhone();
    phones.push(madina);
    await test.step('Madina enrols, and is offered no camera', async () => {
      await enrol(madina.page(), (await headquarters.card('Madina')).link);
      await startVoting(madina.page(), 'Мектеп № 12');
      await expect(madina.page().getByRole('button', { name: /Add photo/ })).toHaveCount(0);
    });

    await test.step('headquarters reads the legal notice and allows photos', async () => {
      await signInAsOwner(page, server.url);
      await page.getByRole('link', { name: 'Mission', exact: true }).click();
      await expect(page.getByText('read the law of the country')).toBeVisible();
      await expect(page.getByRole('button', { name: 'Allow photos' })).toBeDisabled();
      await page.getByLabel('Your own words to observers').fill('Сначала спросите председателя.');
      await page.getByLabel('Keep the time the camera wrote').check();
      await page.getByLabel('We have read the law').check();
      await page.getByRole('button', { name: 'Allow photos' }).click();
      await expect(page.getByText('Observers may take photos in this mission.')).toBeVisible();
      await sendNow(madina.page(), server.url);
      await madina.goOffline();
    });

    const original = withExif(await pictureOf(page), CAMERA);
    await test.step('without a network she reads the notice, and takes a photo at a question', async () => {
      const screen = madina.page();
      await startVoting(screen, 'Мектеп № 12');
      await answer(screen, 'H.OUT.01', 'Observed');
      await questionCard(screen, 'H.OUT.01')
        .getByRole('button', { name: /Add photo/ })
        .click();
      await expect(screen.getByRole('dialog')).toContainText('Сначала спросите председателя.');
      const camera = screen.waitForEvent('filechooser');
      await screen.getByRole('button', { name: 'I have read this' }).click();
      await (await camera).setFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(original) });
      await expect(questionCard(screen, 'H.OUT.01')).toContainText('On this phone only', { timeout: 60_000 });
      await expect(questionCard(screen, 'H.OUT.01')).not.toContainText('A photo was lost');
      await screen.screenshot({ path: 'test-results/photo-on-phone.png' });
    });

    await test.step('the phone closes the app behind the camera: it says so, and the first photo is still there', async () => {
      const camera = madina.page().waitForEvent('filechooser');
      await questionCard(madina.page(), 'H.OUT.01')
        .getByRole('button', { name: /Add photo/ })
        .click();
      await camera;
      await madina.restart();
      const card = questionCard(madina.page(), 'H.OUT.01');
      await expect(card).toContainText('A photo was lost');
      await expect(card).toContainText('On this phone only');
      await madina.page().screenshot({ path: 'test-results/photo-lost.png' });
      await card.getByRole('button', { name: 'Dismiss' }).click();
      await expect(card).not.toContainText('A photo was lost');
    });

    await test.step('the signal comes back, and is cut in the middle of the photo', async () => {
      let chunks = 0;
      await madina
        .page()
        .context()
        .route('**/api/v1/photos/**', async (route) => {
          if (route.request().method() !== 'PUT') return route.continue();
          chunks += 1;
          if (chunks === 2) {
            await route.fetch();
            return route.abort('connectionreset');
          }
          return chunks < 2 ? route.continue() : route.abort('connectionreset');
        });
      await madina.goOnline();
      await sendNow(madina.page(), server.url);
      await expect(madina.page().getByText('1 photo on this phone only')).toBeVisible();
    });

    await test.step('headquarters has the words, and knows that a photo is missing', async () => {
      await page.getByRole('link', { name: 'Observations', exact: true }).first().click();
      const row = page.getByRole('table').getByRole('row').filter({ hasText: 'observed' });
      await expect(row).toContainText('0 / 1');
      await row.getByRole('link').first().click();
      await expect(page.locator('[id="H.OUT.01"]')).toContainText('Not here yet');
      await expect(page.locator('[id="H.OUT.01"]').getByRole('img')).toBeVisible();
    });

    await test.step('the rest of the photo goes, from where the server has it', async () => {
      await madina.page().context().unroute('**/api/v1/photos/**');
      const offsets: string[] = [];
      madina
        .page()
        .context()
        .on('request', (sent) => {
          const { searchParams } = new URL(sent.url());
          if (sent.method() === 'PUT') offsets.push(searchParams.get('offset') ?? '');
        });
      await sendNow(madina.page(), server.url);
      await expect(madina.page().getByText('1 photo on this phone only')).toHaveCount(0);
      expect(offsets.length).toBeGreaterThan(0);
      expect(offsets).not.toContain('0');
      await madina.page().screenshot({ path: 'test-results/photo-ledger.png' });
    });

    await test.step('headquarters sees the photo in full; where it was taken has gone with the rest of its record', async () => {
      await page.reload();
      const question = page.locator('[id="H.OUT.01"]');
      await expect(question).toContainText('Received');
      await question.getByRole('button', { name: /Show photo/ }).click();
      const picture = page.getByRole('dialog').getByRole('img');
      await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1600);
      await expect(page.getByRole('dialog')).toContainText('Taken');
      await page.screenshot({ path: 'test-results/photo-headquarters.png' });
      const response = await page.request.get(new URL((await picture.getAttribute('src')) ?? '', server.url).href);
      const headers = response.headers();
      expect(headers['content-security-policy']).toContain('sandbox');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['content-disposition']).toContain('attachment');
      const arrived = await response.body();
      expect(cameraRecord(original).position).not.toBeNull();
      expect(cameraRecord(arrived)).toEqual({ takenAt: null, position: null });
      expect(arrived.includes('Exif')).toBe(false);
      const markers = (segmentsOf(arrived) ?? []).map(({ marker }) => marker);
      expect(markers.filter((marker) => (marker > 0xe0 && marker <= 0xef) || marker === 0xfe)).toEqual([]);
    });

    await test.step('and takes all photos away as one file', async () => {
      await page.goto(`${server.url}/hq/exports`);
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: 'photos.zip' }).click();
      const file = readFileSync(await (await download).path());
      expect(file.includes('KZ-75-12_voting_H.OUT.01.jpg')).toBe(true);
      expect(file.includes('photos.csv')).toBe(true);
    });
  } finally {
    for (const phone of phones) await phone.discard();
    await server.discard();
  }
});

/** One journey, begun and over, whatever its end. */
async function sendNow(screen: Page, url: string): Promise<void> {
  await screen.goto(`${url}/ledger`);
  const button = screen.getByRole('button', { name: 'Send now' });
  await button.click();
  await expect(screen.getByRole('button', { name: 'Sending…' })).toHaveCount(0);
  await expect(button).toBeEnabled();
}
