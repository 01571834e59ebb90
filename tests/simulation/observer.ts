import type { Notebook, OpenObservation } from '#device/notebook.ts';
import { LONGEST_TEXT } from '#model/answer.ts';
import type { Id } from '#model/ids.ts';
import { seenHeads } from '#model/observation/fold.ts';
import type { Value } from '#model/observation/revision.ts';
import { QUESTIONS } from './mission.ts';
import type { DiskWeather } from './phone/disk.ts';
import { FAIR } from './phone/disk.ts';
import type { Tab } from './phone/phone.ts';
import { takePhoto } from './photos.ts';
import { someJump } from './timeline.ts';
import { wordIn, wordOf } from './words.ts';
import type { Observer, World } from './world.ts';

/** What the person with this phone, and the phone itself, do until the day is over. */
export function liveThrough(world: World, { phone, watch }: Observer, endsAt: number): void {
  const { chance, timeline, story, truth } = world;
  /** What each tab last said at each question. */
  const ownWords = new Map<string, string>();
  /** In which tab each observation is open: elsewhere it is read-only until that tab is gone. */
  const openIn = new Map<Id, Tab>();

  function openTab(): void {
    phone.disk.weather = someWeather(world);
    const before = phone.tabs.size;
    const older = timeline.now() < phone.updatesAt ? ', which is of an older protocol' : '';
    story.tell(`${phone.name} opens the app${before > 0 ? ' once more, in another tab' : ''}${older}`);
    phone.openTab().catch((error: unknown) => story.tell(`${phone.name} cannot open the app: ${String(error)}`));
  }

  function cutPower(): void {
    story.tell(`${phone.name}: the battery is out`);
    for (const tab of phone.tabs) tab.die();
    phone.disk.losePower();
    watch.checkSaved();
  }

  async function answer(tab: Tab): Promise<void> {
    const { notebook } = tab;
    const observation = await chosenObservation(notebook);
    if (observation === undefined) return;
    const other = openIn.get(observation);
    if (other && other !== tab && other.isAlive()) return;
    openIn.set(observation, tab);
    const question = chance.pick(QUESTIONS);
    const screen = await notebook.observation(observation);
    const seen = new Set(wordsAt(screen, question));
    const place = `${tab.name} ${observation} ${question}`;
    const heads = seenHeads(screen?.observation, question);
    if (chance.happens(0.45)) await timeline.sleep(chance.between(500, 40_000));
    if (!tab.isAlive()) return;
    const own = ownWords.get(place);
    if (own) seen.add(own);
    const word = wordOf(truth.said.size + 1);
    const tooLong = chance.happens(0.01);
    truth.said.set(word, {
      word,
      phone: phone.name,
      tab: tab.name,
      observation,
      question,
      seen,
      saved: false,
      tooLong,
    });
    ownWords.set(place, word);
    story.tell(
      `${tab.name} answers ${question} of ${observation.slice(0, 4)} with ${word}${tooLong ? ', much too long' : ''}`,
    );
    const comment = tooLong ? `${word} ${'x'.repeat(LONGEST_TEXT)}` : word;
    const value: Value = { answer: { kind: 'choice', option: chance.pick(['yes', 'no']) }, comment };
    await notebook.answer({ observation, question, value, seen: heads });
    const said = truth.said.get(word);
    if (said) said.saved = true;
    story.tell(`${tab.name} shows ${word} as saved`);
    if (world.hasPhotos && chance.happens(0.3)) await takePhoto(world, tab, observation);
  }

  async function chosenObservation(notebook: Notebook): Promise<Id | undefined> {
    const all = await notebook.observations();
    // mostly what the team wrote last, so that several write to one observation at once
    if (all.length > 0 && (all.length >= 4 || chance.happens(0.8)))
      return chance.pick(chance.happens(0.6) ? all.slice(0, 1) : all).observation.id;
    const form = chance.happens(0.15) ? 'incident' : 'voting';
    const versionNow = async () => (await notebook.reference())?.forms.find(({ id }) => id === form)?.version;
    const version = await versionNow();
    if (version === undefined) return undefined; // before the first journey there is nothing to fill
    const id = await notebook.start({ form });
    if ((await versionNow()) !== version) return undefined; // published this instant: either would be right
    truth.versions.set(id, version);
    return id;
  }

  async function finish(tab: Tab): Promise<void> {
    const all = await tab.notebook.observations();
    if (all.length === 0) return;
    const { id } = chance.pick(all).observation;
    const kind = chance.pick(['mint', 'mint', 'complete', 'complete', 'amend', 'withdraw'] as const);
    story.tell(`${tab.name}: ${kind} ${id.slice(0, 4)}`);
    if (kind === 'amend' || kind === 'withdraw') await tab.notebook[kind](id, 'It was otherwise');
    else await tab.notebook[kind](id);
  }

  function act(): void {
    const awake = [...phone.tabs];
    if (awake.length === 0) {
      openTab();
      return;
    }
    const tab = chance.pick(awake);
    const failed = (error: unknown) => story.tell(`${tab.name}: ${String(error)}`);
    const dice = chance.fraction();
    if (dice < 0.5) answer(tab).catch(failed);
    else if (dice < 0.65) finish(tab).catch(failed);
    else if (dice < 0.7) {
      story.tell(`${tab.name} is hidden`);
      tab.hide();
    } else if (dice < 0.75) {
      phone.online = !phone.online;
      story.tell(`${phone.name} is ${phone.online ? 'online' : 'offline'}`);
      if (phone.online) for (const each of phone.tabs) each.show();
    } else if (dice < 0.8) {
      story.tell(`${tab.name}: the person asks to send`);
      void tab.loop.sendNow();
    } else if (dice < 0.84) {
      story.tell(`${tab.name} is killed`);
      tab.die();
      watch.checkSaved();
    } else if (dice < 0.88) cutPower();
    else if (dice < 0.92) {
      const ms = someJump(chance);
      phone.clock.jump(ms);
      story.tell(`${phone.name}: the clock jumps by ${Math.round(ms / 60_000)} minutes`);
    } else if (dice < 0.95) {
      story.tell(`${tab.name} is put to sleep by the system`);
      tab.sleep();
      timeline.after(chance.between(5_000, 150_000), tab.wake);
    } else if (dice < 0.98 && phone.tabs.size < 3) openTab();
    else phone.disk.weather = someWeather(world);
  }

  function next(): void {
    timeline.after(chance.between(300, 24_000), () => {
      if (timeline.now() > endsAt) return;
      act();
      next();
    });
  }
  openTab();
  next();
}

const wordsAt = (screen: OpenObservation | undefined, question: string): string[] =>
  (screen?.observation.heads.get(question) ?? []).flatMap(({ change }) => wordIn(change.comment) ?? []);

const someWeather = ({ chance }: World): DiskWeather =>
  chance.happens(0.4)
    ? FAIR
    : {
        dies: chance.pick([0, 0, 0.002, 0.01]),
        lost: chance.pick([0, 0, 0.005, 0.05]),
        full: chance.pick([0, 0, 0, 0.05, 0.3]),
        slow: chance.pick([0, 0.01, 0.05]),
      };
