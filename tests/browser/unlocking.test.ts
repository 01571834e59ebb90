import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { type Headquarters, prepareMission } from './day/headquarters.ts';
import { answer, questionCard } from './day/phone.ts';
import { enrolProtected, unlock } from './day/unlocking.ts';
import { type RunningServer, startServer } from './start-server.ts';

test.describe.configure({ mode: 'serial', timeout: 180_000 });

const PHONE = { viewport: { width: 360, height: 740 }, locale: 'en-GB', timezoneId: 'Asia/Almaty' };

let server: RunningServer;
let headquarters: Headquarters;
let context: BrowserContext;
let phone: Page;
let otherTab: Page;
let words = '';

/** The phone of Madina, whose mission asks for a passphrase. */
test.beforeAll(async ({ browser, playwright }) => {
  server = await startServer();
  headquarters = await prepareMission(await playwright.request.newContext(), server, 'standard');
  context = await browser.newContext(PHONE);
  phone = await context.newPage();
});
test.afterAll(async () => {
  await context.close();
  await server.discard();
});

const locked = (screen: Page) => screen.getByRole('heading', { name: 'Locked' });
const comment = (screen: Page) => questionCard(screen, 'H.OUT.01').getByRole('textbox', { name: 'Comment' });

/** The wait for fifteen minutes, told by the phone's own clock. */
const passIdle = (screen: Page, minutes: number) => screen.clock.fastForward(minutes * 60_000);

test('before a code is used, the phone is given a passphrase, and nothing of its key is ever stored raw', async () => {
  await phone.clock.install();
  words = await enrolProtected(phone, (await headquarters.card('Madina')).link, { pin: '482915' });
  expect(words.split(' ')).toHaveLength(4);
  const kinds = await phone.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('daybook');
      request.onsuccess = () => resolve(request.result);
    });
    const slots = await new Promise<{ kind: string }[]>((resolve) => {
      const request = database.transaction('keyslots').objectStore('keyslots').getAll();
      request.onsuccess = () => resolve(request.result);
    });
    database.close();
    return slots.map(({ kind }) => kind);
  });
  expect(kinds).toEqual(['passphrase']);
});

test('it locks in the middle of a sentence after fifteen idle minutes, in every tab, and shows nothing of the mission', async () => {
  await phone.getByRole('link', { name: 'Voting' }).click();
  await phone.getByRole('main').getByRole('button').first().click();
  await answer(phone, 'H.OUT.01', 'Observed');
  await questionCard(phone, 'H.OUT.01').getByRole('button', { name: 'Add comment' }).click();
  await comment(phone).pressSequentially('They let us in at once, and then');
  await passIdle(phone, 14);
  await expect(comment(phone)).toBeVisible();
  await passIdle(phone, 2);
  await expect(locked(phone)).toBeVisible();
  await expect(phone.locator('body')).not.toContainText(/Early elections|Madina|Мектеп|T1|let us in/);
});

test('a wrong PIN and a wrong passphrase open nothing; the right one does, and the words are there', async () => {
  await unlock(phone, '111111', 'PIN');
  await expect(phone.getByText('Not the right PIN. Tries left: 4')).toBeVisible();
  await phone.getByRole('button', { name: 'Use the passphrase' }).click();
  await unlock(phone, 'not these four words');
  await expect(phone.getByText('Not the right passphrase.')).toBeVisible();
  await unlock(phone, `  ${words.toUpperCase()} `);
  await expect(comment(phone)).toHaveValue('They let us in at once, and then');
});

test('locking one tab locks the other, and a restart asks for the passphrase', async () => {
  otherTab = await context.newPage();
  await otherTab.goto(server.url);
  await expect(locked(otherTab)).toBeVisible();
  await expect(otherTab.getByLabel('PIN', { exact: true })).toHaveCount(0);
  await unlock(otherTab, words);
  await expect(otherTab.getByRole('heading', { name: 'Start a visit' })).toBeVisible();
  await otherTab.getByRole('link', { name: 'Settings' }).click();
  await otherTab.getByRole('button', { name: 'Lock now' }).click();
  await expect(locked(otherTab)).toBeVisible();
  await expect(locked(phone)).toBeVisible();
  await unlock(phone, '482915', 'PIN');
  await expect(comment(phone)).toHaveValue('They let us in at once, and then');
});

test('what is waiting is sent while the phone is locked', async () => {
  await context.setOffline(true);
  await comment(phone).fill('They let us in, and asked for our cards');
  await passIdle(phone, 16);
  await expect(locked(phone)).toBeVisible();
  await expect(phone.getByText(/Waiting to be sent: [1-9]/)).toBeVisible();
  await context.setOffline(false);
  await expect(phone.getByText(/Waiting to be sent/)).toHaveCount(0);
  await expect.poll(async () => JSON.stringify(await headquarters.csv('answers.csv'))).toContain('asked for our cards');
  await expect(locked(phone)).toBeVisible();
});

test('one tap hides everything behind an empty page of notes, and locks; its heading leads back', async () => {
  await unlock(phone, '482915', 'PIN');
  await expect(comment(phone)).toHaveValue('They let us in, and asked for our cards');
  await phone.getByRole('button', { name: 'Hide' }).click();
  await expect(phone.getByRole('heading', { name: 'Notes' })).toBeVisible();
  await expect(phone.locator('body')).toHaveText('NotesNothing here yet.');
  expect(await phone.title()).toBe('Daybook');
  await expect(locked(otherTab)).toBeVisible();
  await phone.getByRole('button', { name: 'Notes' }).click();
  await expect(locked(phone)).toBeVisible();
});

test('held for three seconds it destroys the key and everything else in every tab; a tap does nothing', async () => {
  const hold = phone.getByRole('button', { name: 'Hold for three seconds' });
  await hold.click();
  await expect(locked(phone)).toBeVisible();
  const forgotten = phone.waitForResponse((response) => response.url().endsWith('/api/v1/wipe'));
  await hold.dispatchEvent('pointerdown');
  await phone.clock.runFor(3_000);
  expect((await (await forgotten).allHeaders())['clear-site-data']).toBe('"cache", "storage"');
  await expect(phone).toHaveURL('about:blank');
  await expect(otherTab).toHaveURL('about:blank');
  const fresh = await context.newPage();
  await fresh.goto(server.url);
  await expect(fresh.getByRole('button', { name: 'Enrol this phone' })).toBeVisible();
  await expect(fresh.getByRole('heading', { name: 'Locked' })).toHaveCount(0);
});
