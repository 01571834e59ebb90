import { type APIRequestContext, expect } from '@playwright/test';
import { prepareMission } from '../day/headquarters.ts';
import { openNetwork } from '../network.ts';
import { startServer } from '../start-server.ts';
import type { EngineBrowser } from './engine-browser.ts';
import { type Screen, screenOf } from './screen.ts';

const COMMENT = 'Бес баспалдақ, пандус жоқ: five steps, no ramp';

/** Question to option, as the screen shows them. */
type Answers = Record<string, string>;

/**
 * Enrolled with a network; a visit typed, a death in the middle, a start, the rest and completing without one; and
 * with the network back, headquarters has all of it once.
 */
export async function dayWithoutNetwork(browser: EngineBrowser, request: APIRequestContext): Promise<void> {
  const server = await startServer();
  const network = await openNetwork(server.url);
  try {
    const headquarters = await prepareMission(request, server);
    const screen = screenOf(browser);
    const { link } = await headquarters.card('Madina');
    await enrol(screen, browser, link.replace(server.url, network.url));
    await network.cut();

    await screen.tap('Voting');
    await screen.type('input[type=search]', '12');
    await screen.tap('Мектеп № 12');
    const answers: Answers = { 'H.OUT.01': 'Observed' };
    await choose(screen, 'H.OUT.01', 'Observed');
    await writeComment(screen, 'H.OUT.01');
    const visit = /\/observation\/[\w-]+/.exec(await browser.run(() => location.pathname))?.[0] ?? '';
    await screen.tap('All sections');
    const sections = await sectionsOf(screen, browser);
    expect(sections.length).toBeGreaterThan(5);
    const half = Math.floor(sections.length / 2);
    for (const section of sections.slice(0, half)) Object.assign(answers, await fill(screen, browser, section));
    await browser.die();

    await browser.wake();
    await browser.open(`${network.url}${visit}`);
    for (const section of sections.slice(half)) Object.assign(answers, await fill(screen, browser, section));
    const shown: Answers = {};
    for (const section of sections) Object.assign(shown, await answersOf(screen, browser, section));
    expect(shown).toEqual(answers);
    await screen.tap('All sections');
    await screen.tap('Review');
    await screen.tap('Complete');
    await screen.reads('Completed');

    await network.restore();
    await browser.open(`${network.url}/ledger`);
    await screen.tap('Send now');
    await screen.reads('All received');
    const visits = await headquarters.csv('observations.csv');
    expect(visits.map(({ form, state }) => [form, state])).toEqual([['voting', 'completed']]);
    const rows = await headquarters.csv('answers.csv?labels=en');
    const arrived = rows.filter(({ question = '', standing }) => question in answers && standing !== 'missing');
    expect(Object.fromEntries(arrived.map(({ question, standing, value }) => [question, value || standing]))).toEqual(
      answers,
    );
    expect(arrived).toHaveLength(Object.keys(answers).length);
    expect(arrived.filter(({ comment }) => comment === COMMENT).map(({ question }) => question)).toEqual(['H.OUT.01']);
  } finally {
    await network.cut();
    await server.discard();
  }
}

export async function enrol(screen: Screen, browser: EngineBrowser, link: string): Promise<void> {
  await browser.open(link);
  await screen.tap('Enrol this phone');
  await screen.reads('Start a visit');
  await screen.until('the app in the cache', () =>
    browser.run(() => navigator.serviceWorker.controller?.state === 'activated'),
  );
}

export const card = (question: string) => `[id="${question}"]`;

export async function choose(screen: Screen, question: string, option: string): Promise<void> {
  await screen.tap(option, card(question));
  await screen.reads('Saved on this phone', card(question));
}

async function writeComment(screen: Screen, question: string): Promise<void> {
  await screen.tap('Add comment', card(question));
  await screen.type(`${card(question)} textarea`, COMMENT);
  await screen.reads('Saved on this phone', card(question));
}

/** Their addresses, in the order of the list. */
const sectionsOf = (screen: Screen, browser: EngineBrowser): Promise<string[]> =>
  screen.until('the list of sections', async () => {
    const sections = await browser.run(() =>
      [...document.querySelectorAll('a')].flatMap(
        ({ href }) => /\/observation\/[^/]+\/section\/[^/?]+/.exec(href) ?? [],
      ),
    );
    return sections.length > 0 && sections;
  });

/** Takes the first option of the first question that has any and no answer yet. */
async function fill(screen: Screen, browser: EngineBrowser, section: string): Promise<Answers> {
  await goTo(screen, browser, section);
  const answer = await browser.run(() => {
    const open = [...document.querySelectorAll('main section[id]')].find(
      (each) => each.querySelector('input[type=radio]') && !each.querySelector('input:checked'),
    );
    const option = open?.querySelector('input[type=radio]')?.closest('label');
    return open && option ? { question: open.id, option: option.textContent.trim() } : null;
  });
  if (!answer) return {};
  await choose(screen, answer.question, answer.option);
  return { [answer.question]: answer.option };
}

async function answersOf(screen: Screen, browser: EngineBrowser, section: string): Promise<Answers> {
  await goTo(screen, browser, section);
  return browser.run(() =>
    Object.fromEntries(
      [...document.querySelectorAll('main section[id]')].flatMap((each) => {
        const chosen = each.querySelector('input:checked')?.closest('label');
        return chosen ? [[each.id, chosen.textContent.trim()]] : [];
      }),
    ),
  );
}

/** By the list of sections, as a person goes there. */
async function goTo(screen: Screen, browser: EngineBrowser, section: string): Promise<void> {
  await screen.until(`the way to ${section}`, () =>
    browser.run((path) => {
      const link = [...document.querySelectorAll('a')].find((each) =>
        `${new URL(each.href).pathname}/`.startsWith(`${path}/`),
      );
      const back = [...document.querySelectorAll('a')].find((each) => each.textContent.includes('All sections'));
      (link ?? back)?.click();
      return location.pathname.startsWith(path);
    }, section),
  );
  await screen.until(`the questions of ${section}`, () =>
    browser.run(() => document.querySelector('main section[id]') !== null),
  );
}
