import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { answer, questionCard } from './day/phone.ts';
import { type RunningServer, startServer } from './start-server.ts';

test.describe.configure({ timeout: 120_000 });

const PHONE = { viewport: { width: 360, height: 740 }, locale: 'en-GB', timezoneId: 'Asia/Almaty' };

let server: RunningServer;
let context: BrowserContext;
let phone: Page;

/** One phone of the demonstration mission, with a visit begun. */
test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000);
  server = await startServer();
  context = await browser.newContext(PHONE);
  const desk = await context.newPage();
  await desk.goto(/http\S+#secret=\S+/.exec(server.output())?.[0] ?? '');
  await desk.getByRole('button', { name: 'Open the demonstration mission' }).click();
  const link = await desk.getByRole('link', { name: 'Be an observer in another tab' }).getAttribute('href');
  await desk.close();
  phone = await context.newPage();
  await phone.goto(link ?? '');
  await phone.getByRole('button', { name: 'Enrol this phone' }).click();
  await phone.getByRole('link', { name: 'Voting' }).click();
  await phone.getByRole('heading', { name: 'My assignments' }).waitFor();
  await phone.getByRole('main').getByRole('button').first().click();
  await answer(phone, 'H.OUT.01', 'Observed');
});
test.afterAll(async () => {
  await context.close();
  await server.discard();
});

/** The app holds the page until everything on it is on disk; so it is asked whether it would. */
const isStored = () =>
  phone.waitForFunction(() => window.dispatchEvent(new Event('beforeunload', { cancelable: true })));

const comment = () => questionCard(phone, 'H.OUT.01').getByRole('textbox', { name: 'Comment' });

test('words typed last are there after a reload, without a pause and without leaving the field', async () => {
  await questionCard(phone, 'H.OUT.01').getByRole('button', { name: 'Add comment' }).click();
  await comment().pressSequentially('They let us in at once');
  await isStored();
  await phone.reload();
  await expect(comment()).toHaveValue('They let us in at once');
});

test('a page reloaded in the very moment of a keystroke asks first, and loses nothing when it stays', async () => {
  const asked = phone.waitForEvent('dialog');
  await comment().click();
  await comment().press('End');
  const left = comment().evaluate(() => {
    document.execCommand('insertText', false, ', politely');
    window.location.reload();
  });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await left;
  await isStored();
  await phone.reload();
  await expect(comment()).toHaveValue('They let us in at once, politely');
});

test('a changed answer is not called saved by the word that stands there for the one before', async () => {
  await answer(phone, 'H.ID.04', 'Urban');
  const said = await questionCard(phone, 'H.ID.04').evaluate(async (card) => {
    const [, other] = card.querySelectorAll<HTMLInputElement>('input[type=radio]');
    const frames: (string | undefined)[] = [];
    other?.click();
    do {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      frames.push([...card.querySelectorAll('span')].find(({ textContent }) => /^Sav/.test(textContent))?.textContent);
    } while (frames.length < 2 || frames.at(-1) !== 'Saved on this phone');
    return [...new Set(frames)];
  });
  expect(said).toEqual(['Saving…', 'Saved on this phone']);
});

for (const [name, stub] of [
  [
    'forbids to open it',
    () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      };
    },
  ],
  [
    'cannot open it in a private window',
    () => {
      IDBFactory.prototype.open = () => {
        const request = new EventTarget() as IDBOpenDBRequest; // as far as the app looks at it
        Object.defineProperty(request, 'error', {
          value: new DOMException('A mutation operation was attempted', 'InvalidStateError'),
        });
        setTimeout(() => request.onerror?.(new Event('error')));
        return request;
      };
    },
  ],
] as const)
  test(`a browser that ${name} is told apart before anybody enrols`, async ({ browser }) => {
    const stranger = await browser.newContext(PHONE);
    await stranger.addInitScript(stub);
    const page = await stranger.newPage();
    await page.goto(server.url);
    await expect(page.getByRole('heading', { name: 'This browser does not store anything' })).toBeVisible();
    await expect(page.getByText('Leave private browsing, or use another browser.')).toBeVisible();
    await expect(page.getByRole('textbox')).toHaveCount(0);
    await stranger.close();
  });

test('the day and the ledger say whether the browser has promised to keep what is stored', async () => {
  await phone.goto(`${server.url}/ledger`);
  await expect(phone.getByText(/^The browser (has promised|may remove)/)).toBeVisible();
  await phone.getByRole('link', { name: 'Back to the day' }).click();
  await expect(phone.getByText(/^The browser has (not )?promised to keep what is stored/)).toBeVisible();
});
