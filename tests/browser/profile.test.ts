import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { Protection } from '#model/protection.ts';
import { enrol } from './day/acts.ts';
import { prepareMission } from './day/headquarters.ts';
import { answer, openPhone, type Phone, writeComment } from './day/phone.ts';
import { enrolProtected } from './day/unlocking.ts';
import { startServer } from './start-server.ts';

test.describe.configure({ timeout: 240_000 });

const PIN = '90417263';
const WORDS = 192;
/** Names, the mission's and the stations' own words, as headquarters sent them. */
const PULLED = [
  'Madina',
  'Ruslan',
  'Early elections',
  'KZ-75-12',
  'KZ-75-14',
  'Мектеп № 12',
  'Абай даңғылы',
  'Лицей № 7',
];

const TYPED = Array.from({ length: WORDS }, (_, index) => `planted${index}z`);

/** Every 32 random bytes the app draws: among them the data key and the seed of its signature. */
async function rememberKeys(phone: Phone): Promise<void> {
  await phone.page().addInitScript(() => {
    const real = crypto.getRandomValues.bind(crypto);
    const drawn: number[][] = [];
    Object.assign(globalThis, { drawn });
    crypto.getRandomValues = <Into extends ArrayBufferView<ArrayBuffer>>(into: Into): Into => {
      real(into);
      if (into instanceof Uint8Array && into.length === 32) drawn.push([...into]);
      return into;
    };
  });
}

const drawnKeys = (page: Page): Promise<number[][]> =>
  page.evaluate(() => (globalThis as unknown as { drawn: number[][] }).drawn);

/** What a phone of such a mission holds at noon; then it is taken, and its files are read. */
async function takenPhone(request: Parameters<typeof prepareMission>[0], protection: Protection) {
  const server = await startServer();
  const phone = await openPhone();
  try {
    const headquarters = await prepareMission(request, server, protection);
    await rememberKeys(phone);
    const { link } = await headquarters.card('Madina');
    const words = protection === 'none' ? undefined : await enrolProtected(phone.page(), link, { pin: PIN });
    if (words === undefined) await enrol(phone.page(), link);
    const keys = await drawnKeys(phone.page());
    const page = phone.page();
    await page.getByRole('link', { name: 'Voting' }).click();
    await page.getByRole('main').getByRole('button').first().click();
    await answer(page, 'H.OUT.01', 'Observed');
    await writeComment(page, 'H.OUT.01', TYPED.join(' '));
    if (words !== undefined) {
      await page.getByRole('button', { name: 'Hide' }).click();
      await page.getByRole('button', { name: 'Notes' }).click();
      await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible();
    }
    await phone.die();
    return { found: planted(keys, words).filter((secret) => isIn(phone.profile, secret)), keys };
  } finally {
    await phone.discard().catch(() => undefined); // it is dead already: only its files are left
    await server.discard();
  }
}

type Secret = { name: string; forms: Buffer[] };

const text = (name: string): Secret => ({ name, forms: [Buffer.from(name, 'utf8'), Buffer.from(name, 'utf16le')] });

function planted(keys: readonly number[][], words: string | undefined): Secret[] {
  const bytes = keys.map((key, index): Secret => {
    const raw = Buffer.from(key);
    const spelt = [raw.toString('base64'), raw.toString('base64url'), raw.toString('hex')];
    return { name: `key ${index}`, forms: [raw, ...spelt.map((each) => Buffer.from(each))] };
  });
  return [...bytes, ...[...TYPED, ...PULLED, PIN, ...(words ? [words] : [])].map(text)];
}

const contents = new Map<string, Buffer[]>();

function isIn(profile: string, { forms }: Secret): boolean {
  const files =
    contents.get(profile) ??
    readdirSync(profile, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => readFileSync(join(each.parentPath, each.name)));
  contents.set(profile, files);
  return files.some((file) => forms.some((form) => file.includes(form)));
}

test('of 200 planted secrets none is in the files of a locked phone: words, names, stations, keys, PIN and passphrase', async ({
  request,
}) => {
  const { found, keys } = await takenPhone(request, 'standard');
  expect(keys.length + TYPED.length + PULLED.length + 2).toBeGreaterThanOrEqual(200);
  expect(found.map(({ name }) => name)).toEqual([]);
});

test('in the files of a phone without protection the key lies in clear, and is found', async ({ request }) => {
  const { found } = await takenPhone(request, 'none');
  expect(found.map(({ name }) => name)).toContainEqual(expect.stringMatching(/^key /));
});
