import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { answer } from './day/phone.ts';
import { type RunningServer, startServer } from './start-server.ts';

test.describe.configure({ timeout: 300_000 });

const PHONE = { viewport: { width: 360, height: 740 }, locale: 'en-GB', timezoneId: 'Asia/Almaty' };

let server: RunningServer;
let desk: Page;
let phone: Page;
let visit = '';
const contexts: BrowserContext[] = [];

/** The demonstration mission, as the set-up page offers it: signed in at headquarters, one phone with a visit begun. */
test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000);
  server = await startServer();
  for (const options of [{ locale: 'en-GB' }, PHONE])
    contexts.push(await browser.newContext({ ...options, reducedMotion: 'reduce' }));
  [desk, phone] = (await Promise.all(contexts.map((context) => context.newPage()))) as [Page, Page]; // two contexts
  await desk.goto(/http\S+#secret=\S+/.exec(server.output())?.[0] ?? '');
  await expectNoViolations(desk, 'set-up');
  await desk.getByRole('button', { name: 'Open the demonstration mission' }).click();
  const link = await desk.getByRole('link', { name: 'Be an observer in another tab' }).getAttribute('href');
  await expectNoViolations(desk, 'demonstration ready');
  await phone.goto(link ?? '');
  await expectNoViolations(phone, 'enrol');
  await phone.getByRole('button', { name: 'Enrol this phone' }).click();
  await phone.getByRole('link', { name: 'Voting' }).click();
  await phone.getByRole('heading', { name: 'My assignments' }).waitFor();
  await expectNoViolations(phone, 'where are you');
  await phone.getByRole('main').getByRole('button').first().click();
  await answer(phone, 'H.OUT.01', 'Observed');
  visit = /\/observation\/[\w-]+/.exec(phone.url())?.[0] ?? '';
});
test.afterAll(async () => {
  for (const context of contexts) await context.close();
  await server.discard();
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`an observer’s screens have no violations, ${colorScheme}`, async () => {
    await phone.emulateMedia({ colorScheme });
    for (const [path, landmark] of observerScreens()) {
      await phone.goto(`${server.url}${path}`);
      await phone.getByText(landmark).first().waitFor();
      await expectNoViolations(phone, path);
    }
  });

for (const [colorScheme, width] of [
  ['light', 1440],
  ['dark', 390],
] as const)
  test(`headquarters’ screens have no violations, ${colorScheme}, ${width} wide`, async () => {
    await desk.emulateMedia({ colorScheme });
    await desk.setViewportSize({ width, height: 900 });
    for (const path of [
      '',
      '/observations',
      '/stations',
      '/stations/import',
      '/people',
      '/exports',
      '/account',
      '/audit',
    ]) {
      await desk.goto(`${server.url}/hq${path}`);
      await desk.getByRole('heading', { level: 1 }).waitFor();
      await expectNoViolations(desk, `/hq${path}`);
    }
    await desk.goto(`${server.url}/hq/observations`);
    await desk.getByRole('table').getByRole('link').first().click();
    await desk.getByRole('heading', { name: 'History' }).waitFor();
    await expectNoViolations(desk, 'an observation');
  });

test('headquarters’ sign-in has no violations, with and without an error', async ({ page }) => {
  await page.goto(`${server.url}/hq`);
  await page.getByLabel('Login').fill('demo');
  await expectNoViolations(page, 'sign-in');
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('Name or password is not correct.').waitFor();
  await expectNoViolations(page, 'sign-in refused');
});

test('text of twice its size does not widen an observer’s screen, in the longest languages', async () => {
  for (const language of ['РУС', 'ҚАЗ', 'EN']) {
    await phone.goto(`${server.url}/settings`);
    await phone.getByText(language, { exact: true }).click();
    for (const [path] of observerScreens()) {
      await phone.goto(`${server.url}${path}`);
      await phone.getByRole('heading', { level: 1 }).waitFor();
      expect(await tooWide(phone), `${path} in ${language}`).toEqual([]);
    }
  }
});

/** Last of the phone's: it is protected from here on. */
test('the locked screen and the page of notes have no violations, and fit with text of twice its size', async () => {
  await phone.goto(`${server.url}/settings`);
  await phone.getByText('EN', { exact: true }).click();
  await phone.goto(`${server.url}/protect`);
  const words = (await phone.locator('[translate=no]').textContent()) ?? '';
  await phone.getByLabel('The same words once more').fill(words);
  await phone.getByLabel('PIN for today').fill('482915');
  await phone.getByRole('button', { name: 'Protect' }).click();
  for (const [language, hide, notes] of [
    ['ҚАЗ', 'Жасыру', 'Жазбалар'],
    ['РУС', 'Скрыть', 'Заметки'],
    ['EN', 'Hide', 'Notes'],
  ] as const) {
    await phone.getByText(language, { exact: true }).click();
    await phone.evaluate(() => document.documentElement.style.removeProperty('font-size'));
    await phone.getByRole('button', { name: hide }).click();
    await expectNoViolations(phone, notes);
    await phone.getByRole('button', { name: notes }).click();
    for (const colorScheme of ['light', 'dark'] as const) {
      await phone.emulateMedia({ colorScheme });
      await expectNoViolations(phone, `locked, ${language}, ${colorScheme}`);
    }
    expect(await tooWide(phone), `locked in ${language}`).toEqual([]);
    await phone.locator('input[type=password]').fill('482915');
    await phone.locator('button[type=submit]').click();
  }
});

/** With text of twice its size. */
const tooWide = (page: Page) =>
  page.evaluate(() => {
    const { documentElement: root } = document;
    root.style.fontSize = '200%';
    const { clientWidth, scrollWidth } = root;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth)
      .map((element) => element.textContent);
  });

/** Address, and words that show the screen stands. */
function observerScreens(): [string, string | RegExp][] {
  return [
    ['/', 'Start a visit'],
    [`${visit}/section/H.VISIT`, 'H.OUT.01'],
    [`${visit}/section/V.ACC`, 'V.ACC.01'],
    [`${visit}/section/V.PEC`, 'V.PEC.04'],
    [`${visit}/review`, 'Core questions without an answer'],
    [`${visit}/history`, /Answers|Nothing/],
    ['/ledger', 'Send now'],
    ['/settings', 'Storage on this phone'],
    ['/protect', 'Four words made for you'],
  ];
}

/** Once the screen stands: before that there is neither a heading nor a landmark. */
async function expectNoViolations(page: Page, screen: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    screen,
  ).toEqual([]);
}
