import { setTimeout as sleep } from 'node:timers/promises';
import type { APIRequestContext, BrowserContext, FileChooser, Page } from '@playwright/test';
import { hashBytes } from '#model/observation/hashing.ts';
import { crash } from '../../browser/crash.ts';
import { enrol, startVoting } from '../../browser/day/acts.ts';
import { type Headquarters, prepareMission } from '../../browser/day/headquarters.ts';
import { answer, openPhone, type Phone, questionCard } from '../../browser/day/phone.ts';
import { exportedCells, observationsOn } from '../../browser/day/phone-cells.ts';
import { pictureOf } from '../../browser/picture.ts';
import { type RunningServer, startServer } from '../../browser/start-server.ts';
import { pageScript } from '../../page-script.ts';
import { type Chance, chanceOf } from '../../simulation/chance.ts';
import { shownOf } from './on-disk.ts';
import type { Shown } from './page.ts';
import { type Promises, promisesOf } from './promises.ts';

/** How a life ends: the browser with all its processes is killed, or the page crashes and the browser lives on. */
export type Death = 'browser' | 'page';

export type Killed = {
  kills: number;
  /** How often something was called saved, photos shown as kept, and kills between a tap and its *saved*. */
  said: number;
  photos: number;
  cutShort: number;
  /** One line for each kill after which something that was called saved was not there. */
  lost: string[];
  /** Everything else that was not as it should be. */
  wrong: string[];
};

/** A kill comes after so many taps, keystrokes and words *saved*, and then so much later. */
const MOST_HEARD = 25;
const MOST_AFTER_TAP_MS = 150;
const MOST_PAUSE_MS = 400;
const MOST_STARTING_MS = 1000;
/** Small, so that a life is short. */
const PICTURE = { width: 320, height: 240 };
const STATIONS = ['Мектеп № 12', 'Лицей № 7', 'Мәдениет үйі'];

type World = { server: RunningServer; phone: Phone; promises: Promises };

/** One phone of one observer who types in a hurry, killed again and again at moments that the seed decides. */
export async function killedPhone(
  request: APIRequestContext,
  given: { kills: number; seed: number; death: Death },
): Promise<Killed> {
  const promises = promisesOf();
  const script = await pageScript('tests/kills/browser/page.ts', 'killed');
  const prepare = async (context: BrowserContext) => {
    await context.exposeFunction('heardSaved', promises.heardSaved);
    await context.exposeFunction('heardTap', promises.heardTap);
    await context.exposeFunction('heardOpening', promises.heardOpening);
    await context.exposeFunction('heardPhoto', promises.heardPhoto);
    // tsx wraps named functions in a call of its own, those handed to a page as well
    await context.addInitScript({ content: `globalThis.__name = (named) => named;\n${script}` });
  };
  const server = await startServer();
  const phone = await openPhone({ prepare });
  const world = { server, phone, promises };
  const [lost, wrong]: [string[], string[]] = [[], []];
  try {
    const headquarters = await prepareMission(request, server);
    await headquarters.allowPhotos();
    await enrol(phone.page(), (await headquarters.card('Madina')).link);
    await readPhotoNotice(phone.page());
    for (let kill = 1; kill <= given.kills; kill++) {
      const seed = given.seed * 100_000 + kill;
      await life(world, chanceOf(seed), { seed, isFirst: kill === 1, death: given.death });
      const left = await whatIsLeft(world);
      if (left.lost.length > 0) lost.push(`kill ${kill}: ${left.lost.join('; ')}`);
      wrong.push(...left.wrong.map((line) => `kill ${kill}: ${line}`));
    }
    wrong.push(...(await atHeadquarters(world, headquarters)));
    return { kills: given.kills, ...promises.counts(), lost, wrong };
  } finally {
    await phone.discard();
    await server.discard();
  }
}

/** From an open app to its death, typing in a visit that is begun or gone on with, while another tab sends. */
async function life(
  { phone, server, promises }: World,
  chance: Chance,
  { seed, isFirst, death }: { seed: number; isFirst: boolean; death: Death },
) {
  const page = phone.page();
  if (!isFirst && chance.happens(0.3)) await startVoting(page, chance.pick(STATIONS));
  if (!isFirst && chance.happens(0.15)) {
    // in the middle of a start
    await page.evaluate(() => setTimeout(() => window.location.reload()));
    await sleep(chance.between(0, MOST_STARTING_MS));
  } else {
    if (chance.happens(0.5)) void sendFromAnotherTab(page, server, chance);
    await takePhoto(page, seed, chance);
    const heard = promises.afterHearing(chance.between(1, MOST_HEARD));
    const fractions = Array.from({ length: 500 }, chance.fraction);
    page
      .evaluate((hand) => window.hurried.typeQuickly(hand), { fractions, pauseMs: chance.between(10, MOST_PAUSE_MS) })
      .catch(() => undefined); // it ends with the page
    await heard;
    if (!promises.saidEnough()) throw new Error('Nothing was called saved in this life');
    await sleep(chance.between(0, MOST_AFTER_TAP_MS));
  }
  await die(phone, death);
}

/** Once for all: the legal notice before the first photo. */
async function readPhotoNotice(page: Page): Promise<void> {
  await startVoting(page, STATIONS[0] ?? '');
  await answer(page, 'H.OUT.01', 'Observed');
  await questionCard(page, 'H.OUT.01')
    .getByRole('button', { name: /Add photo/ })
    .click();
  const camera = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'I have read this' }).click();
  await handOver(await camera, await pictureOf(page, 7, PICTURE));
  await questionCard(page, 'H.OUT.01').getByRole('listitem').first().waitFor();
  await page.reload(); // the screen reads again what rarely changes only after a while
}

/** The camera brings a picture of its own, and the app is still keeping it when this is over. */
async function takePhoto(page: Page, seed: number, chance: Chance): Promise<void> {
  const picture = await pictureOf(page, seed, PICTURE);
  const camera = page.waitForEvent('filechooser');
  const buttons = page.getByRole('button', { name: /Add photo/ });
  await buttons.first().waitFor();
  await buttons.nth(Math.floor(chance.fraction() * (await buttons.count()))).click();
  await handOver(await camera, picture);
}

const handOver = (camera: FileChooser, picture: Uint8Array): Promise<void> =>
  camera.setFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(picture) });

async function sendFromAnotherTab(page: Page, server: RunningServer, chance: Chance): Promise<void> {
  try {
    const sender = await page.context().newPage();
    await sender.goto(`${server.url}/ledger`);
    for (;;) {
      await sleep(chance.between(50, 600));
      await sender.getByRole('button', { name: 'Send now' }).click();
    }
  } catch {
    // it ends with the browser
  }
}

async function die(phone: Phone, death: Death): Promise<void> {
  if (death === 'browser') {
    await phone.die();
    await phone.wake();
    return;
  }
  const [crashed, ...others] = phone.page().context().pages();
  if (!crashed) throw new Error('The phone has no page open');
  await crash(crashed);
  await crashed.context().newPage();
  for (const each of [crashed, ...others]) await each.close();
}

/** The app started again: what its disk holds, where it resumes, and what the screen shows there. */
async function whatIsLeft({ phone, server, promises }: World): Promise<Pick<Killed, 'lost' | 'wrong'>> {
  const page = phone.page();
  await page.goto(server.url);
  await page.getByRole('link', { name: 'Voting' }).first().waitFor();
  const held = await observationsOn(phone);
  const onDisk = new Map(held.map(({ observation: one }) => [one.id, shownOf(one)]));
  const lost = promises.observations().flatMap((id) => promises.broken(id, onDisk.get(id) ?? new Map()));
  const wrong: string[] = [];
  const whole = new Map(held.map(({ observation, photos }) => [observation.id, photos.filter((each) => each.isWhole)]));
  for (const id of promises.observations()) {
    const missing = promises.photosLost(id, new Set(whole.get(id)?.map(({ preview }) => preview)));
    if (missing > 0) lost.push(`${missing} photos that were shown as kept`);
  }
  for (const { observation, photos } of held)
    if (photos.some(({ isWhole }) => !isWhole)) wrong.push(`a photo of ${observation.id} without its bytes`);

  const lines = page.locator('li a[href*="/observation/"]');
  await lines.nth(onDisk.size - 1).waitFor();
  if ((await lines.count()) !== onDisk.size) wrong.push(`${onDisk.size} visits on the disk, others on the screen`);
  await lines.first().click(); // written in last
  const [, id = '', question = ''] = /observation\/([\w-]+)\/section\/[^/]+\/([\w.]+)/.exec(page.url()) ?? [];
  await page.locator(`[id="${question}"]`).waitFor();
  const mayBe = promises.mayResumeAt(id);
  if (mayBe.length > 0 && !mayBe.includes(question)) wrong.push(`resumes at ${question}, not at ${mayBe.join(' or ')}`);
  promises.resumed(id, question);
  for (const shown of await page.evaluate(() => window.hurried.shownCards())) {
    const kept = onDisk.get(id)?.get(shown.question) ?? { question: shown.question, chosen: -1, comment: '' };
    if (!sameShown(kept, shown))
      wrong.push(`the screen shows ${JSON.stringify(shown)}, on the disk ${JSON.stringify(kept)}`);
  }
  for (const known of promises.observations()) promises.begin(known, onDisk.get(known) ?? new Map());
  return { lost, wrong };
}

const sameShown = (a: Shown, b: Shown) => a.chosen === b.chosen && a.comment === b.comment;

/** Everything sent: headquarters has each visit and each answer once, as the phone has it. */
async function atHeadquarters({ phone, server }: World, headquarters: Headquarters): Promise<string[]> {
  const page = phone.page();
  await page.goto(`${server.url}/ledger`);
  await page.getByRole('button', { name: 'Send now' }).click();
  const held = await observationsOn(phone);
  await page
    .getByText('All received')
    .nth(held.length - 1)
    .waitFor({ timeout: 120_000 });
  const visits = await headquarters.csv('observations.csv');
  const exported = await headquarters.csv('answers.csv');
  const broken = visits.length === held.length ? [] : [`${visits.length} visits at headquarters, ${held.length} here`];
  await page
    .getByText(/photos? on this phone only/)
    .waitFor({ state: 'detached', timeout: 60_000 })
    .catch(() => broken.push('photos wait that are not sent'));
  for (const { observation, photos } of held) {
    const arrived = await headquarters.photosOf(observation.id);
    if (
      arrived.toSorted().join() !==
      photos
        .map(({ hash }) => hash)
        .toSorted()
        .join()
    )
      broken.push(`${arrived.length} photos of ${observation.id} at headquarters, ${photos.length} here`);
    for (const hash of arrived)
      if ((await hashBytes(await headquarters.photo(observation.id, hash))) !== hash)
        broken.push(`a photo of ${observation.id} is another one at headquarters`);
  }
  for (const { observation, cells } of held) {
    const [there, here] = [JSON.stringify(exportedCells(exported, observation.id)), JSON.stringify(cells)];
    if (there !== here) broken.push(`headquarters has of ${observation.id}: ${there}\nthe phone: ${here}`);
  }
  return broken;
}
