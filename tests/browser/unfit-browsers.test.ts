import { type BrowserContext, type BrowserContextOptions, expect, test } from '@playwright/test';
import { type Message, sentence } from '#messages/catalog.ts';
import { drawbacks } from '#messages/observer/en/drawbacks.ts';
import { sentences as en } from '#messages/observer/sentences-en.ts';
import { sentences as kk } from '#messages/observer/sentences-kk.ts';
import { sentences as ru } from '#messages/observer/sentences-ru.ts';
import { enrol } from './day/acts.ts';
import { prepareMission } from './day/headquarters.ts';
import { type RunningServer, startServer } from './start-server.ts';

const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 740 }, locale: 'en-GB' };
const LANGUAGES = [
  ['English', en],
  ['Русский', ru],
  ['Қазақша', kk],
] as const;

let server: RunningServer;
let link: string;
test.beforeAll(async ({ playwright }) => {
  server = await startServer();
  const request = await playwright.request.newContext();
  link = (await (await prepareMission(request, server)).card('Madina')).link;
  await request.dispose();
});
test.afterAll(() => server.discard());

const said = (message: Message): string => sentence(message, {}, 'en');

/** Runs in the page before the app; what it removes is removed from the prototypes, as engines do. */
type Lacking = () => void;
const withoutDatabase: Lacking = () => Reflect.deleteProperty(window, 'indexedDB');
const withoutWorkers: Lacking = () => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
const withoutLocks: Lacking = () => Reflect.deleteProperty(Navigator.prototype, 'locks');
const withoutWebAssembly: Lacking = () => Reflect.deleteProperty(window, 'WebAssembly');
const withoutCryptography: Lacking = () => Reflect.deleteProperty(Crypto.prototype, 'subtle');
const withLittleRoom: Lacking = () => {
  StorageManager.prototype.estimate = async () => ({ quota: 60_000_000, usage: 1_000_000 });
};
const withoutFiles: Lacking = () => {
  StorageManager.prototype.getDirectory = () => Promise.reject(new DOMException('no files here', 'SecurityError'));
};

async function browserThat(context: BrowserContext, lacking: Lacking[]) {
  for (const remove of lacking) await context.addInitScript(remove);
  const page = await context.newPage();
  await page.goto(link);
  return page;
}

test.use(PHONE);

for (const [lack, title, lacking] of [
  ['stores nothing', 'lacks.no-storage', [withoutDatabase]],
  ['cannot encrypt', 'lacks.no-cryptography', [withoutCryptography]],
  ['is in a private window', 'lacks.private-window', [withoutFiles, withoutWorkers]],
  ['is in Lockdown Mode', 'lacks.lockdown', [withoutDatabase, withoutWorkers, withoutLocks, withoutWebAssembly]],
] as const)
  test(`a browser that ${lack} is told apart before anybody enrols, in three languages`, async ({ context }) => {
    const page = await browserThat(context, [...lacking]);
    for (const [language, words] of LANGUAGES) {
      await page.getByText(language, { exact: true }).click();
      const alert = page.getByRole('alert').filter({ hasText: said(words[title]) });
      await expect(alert).toContainText(said(words[`${title}.next`]));
      await expect(page.getByRole('alert')).toHaveCount(1);
      await expect(page.getByRole('button', { name: said(words['enrol.button']) })).toBeDisabled();
    }
  });

test('an address without https is named, and nobody enrols there', async ({ browser }) => {
  const context = await browser.newContext(PHONE);
  // a name that is not this machine's own, which engines trust without https
  await context.route('http://daybook.example/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: `${server.url}${pathname}` }) });
  });
  const page = await context.newPage();
  await page.goto('http://daybook.example/');
  await expect(page.getByRole('alert')).toContainText(en['lacks.insecure-address']);
  await expect(page.getByRole('alert')).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Enrol this phone' })).toBeDisabled();
  await context.close();
});

test('a browser that does not let its storage be opened is told apart before anybody enrols', async ({ context }) => {
  const page = await browserThat(context, [
    () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('access to storage is forbidden', 'SecurityError');
      };
    },
  ]);
  await expect(page.getByRole('heading', { name: en['app.no-storage'] })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText(en['app.no-storage-explained']);
});

test('a browser that lacks workers, locks and room is warned of, enrols, and is warned of at every start', async ({
  context,
}) => {
  const page = await browserThat(context, [withoutWorkers, withoutLocks, withLittleRoom]);
  const warnings = ['lacks.no-offline', 'lacks.no-locks', 'lacks.little-room'] as const;
  const expectWarnings = async () => {
    for (const warning of warnings)
      await expect(page.getByRole('status').filter({ hasText: en[warning] })).toContainText(en[`${warning}.next`]);
  };
  await expectWarnings();
  await page.getByRole('button', { name: 'Enrol this phone' }).click();
  await expect(page.getByRole('heading', { name: 'Start a visit' })).toBeVisible();
  await expectWarnings();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Start a visit' })).toBeVisible();
  await expectWarnings();
});

test('a browser of today is warned of nothing', async ({ page, request }) => {
  const another = await startServer();
  try {
    await enrol(page, (await (await prepareMission(request, another)).card('Madina')).link);
    for (const words of Object.values(drawbacks)) await expect(page.getByText(words)).toHaveCount(0);
  } finally {
    await another.discard();
  }
});
