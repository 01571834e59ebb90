import type { Id } from '#model/ids.ts';
import { toBase64Url } from '#model/protocol/bytes.ts';
import { type Chance, chanceOf } from './chance.ts';
import { formOf, type Mission, missionOf, referenceIn } from './mission.ts';
import type { Mutation } from './mutation.ts';
import { networkOf } from './network.ts';
import { createDisk, type Disk } from './phone/disk.ts';
import { speakingOlder } from './phone/older-app.ts';
import { createPhone, type Phone } from './phone/phone.ts';
import { BrokenPromise, type Watch, watchDisk } from './phone/watch-disk.ts';
import { createLogStore, type LogStore } from './server/log-store.ts';
import { type Process, type ServerWeather, STEADY, startProcess } from './server/process.ts';
import { watchLog } from './server/watch-log.ts';
import { phoneCryptography, serverCryptography } from './stand-in-cryptography.ts';
import { type Story, storyOn } from './story.ts';
import { clockOn, type Timeline, timelineOf } from './timeline.ts';
import { newTruth, type Truth } from './words.ts';

export const MORNING = Date.parse('2027-03-14T02:00:00.000Z');

export type Observer = { phone: Phone; person: Id; team: Id; device: Id; watch: Watch };

/** Everything of one schedule. */
export type World = {
  chance: Chance;
  timeline: Timeline;
  story: Story;
  truth: Truth;
  mission: Mission;
  log: LogStore;
  observers: Observer[];
  processes: Process[];
  startProcess(otherProtocol?: boolean): Process;
  weather: { network: number; server: ServerWeather };
  epoch: string;
  /** Revisions the server stumbles over. */
  stumbling: Set<Id>;
  /** Photos are taken on every fifth day: they cost more than they try. */
  hasPhotos: boolean;
  broken(sentence: string): void;
  /** Set once a promise is broken. */
  failure: BrokenPromise | undefined;
  serverDevice: Id;
  /** The opaque id under which phones keep their cursor. */
  cursorKey: string;
  headquartersKey: { seed: Uint8Array<ArrayBuffer>; publicKey: string };
};

export async function createWorld(seed: number, mutation: Mutation): Promise<World> {
  const chance = chanceOf(seed);
  const timeline = timelineOf({ afterEach: () => undefined });
  const story = storyOn(timeline);
  const truth = newTruth();
  const mission = missionOf(chance, chance.pick([1, 2, 2, 2, 3, 4]));
  const seedOfKey = chance.bytes(32);
  const headquartersKey = { seed: seedOfKey, publicKey: toBase64Url(seedOfKey) };
  const keys = { sealing: toBase64Url(chance.bytes(65)), signing: headquartersKey.publicKey };
  const teamOfPerson = (person: Id) => mission.teams.find(({ members }) => members.includes(person))?.id;
  const log = createLogStore({
    referenceOf: (team, forms) => referenceIn(mission, team, forms),
    teamOfPerson,
    committed: watchLog({ log: () => log, truth, broken }),
  });
  for (const form of [formOf('voting', 1), formOf('incident', 1)])
    log.image.forms.set(`${form.id} ${form.version}`, form);

  const hasOlderApps = seed % 4 === 0;
  const takesOlderPushes = hasOlderApps && chance.happens(0.6);
  const cursorKey = await (await phoneCryptography.cipherOf(new ArrayBuffer(0), chance)).opaqueName('cursor');
  const world: World = {
    chance,
    timeline,
    story,
    truth,
    mission,
    log,
    observers: [],
    processes: [],
    startProcess: start,
    weather: { network: 0, server: STEADY },
    epoch: chance.id(),
    stumbling: new Set(),
    hasPhotos: seed % 5 === 0,
    broken,
    failure: undefined,
    serverDevice: chance.id(),
    cursorKey,
    headquartersKey,
  };

  function broken(sentence: string): void {
    story.tell(`BROKEN: ${sentence}`);
    world.failure ??= new BrokenPromise(sentence);
  }

  function start(otherProtocol = false): Process {
    const process = startProcess({
      log,
      chance,
      timeline,
      mutation,
      otherProtocol,
      takesOlderPushes,
      weather: () => world.weather.server,
      server: {
        keys: {
          public: keys,
          fingerprint: '',
          opening: {} as never, // the stand-in opens without keys
          signing: headquartersKey,
          pepper: '',
        },
        cryptography: serverCryptography,
        clock: () => MORNING + timeline.now(),
        epoch: world.epoch,
      },
      wake: async () => {
        for (const each of world.processes) timeline.after(chance.between(0, 50), () => readOn(each));
      },
      died: () => {
        story.tell('A server process is killed');
        world.processes = world.processes.filter((each) => each.isAlive());
      },
    });
    world.processes.push(process);
    return process;
  }

  /** A wake that is lost, or a reader that fails, is made good by the next. */
  const readOn = (process: Process): void => void process.follow().catch(() => undefined);

  const names = ['Aigul', 'Bakhyt', 'Chingiz', 'Dana'];
  for (const [at, person] of mission.teams.flatMap(({ members }) => members).entries())
    world.observers.push(await enrolled(names[at] ?? `Observer ${at}`, person));

  async function enrolled(name: string, person: Id): Promise<Observer> {
    const watch = watchDisk({ phone: name, disk: () => disk, truth, log, epoch: () => world.epoch, cursorKey, broken });
    const disk: Disk = createDisk({
      chance,
      timeline,
      strict: !mutation.relaxedDurability,
      committed: watch.committed,
    });
    const phone: Phone = createPhone({
      name,
      disk,
      clock: clockOn(timeline, MORNING),
      chance,
      timeline,
      mutation,
      hasWebLocks: chance.happens(0.6),
      updatesAt: hasOlderApps && chance.happens(0.6) ? chance.between(20_000, 400_000) : 0,
      transportFor(tab) {
        const network = networkOf({
          chance,
          timeline,
          weather: () => ({ bad: world.weather.network }),
          isOnline: () => phone.online,
          isAwake: () => tab.isAlive(),
          processes: () => world.processes,
          stumbles: (text) => [...world.stumbling].some((id) => text.includes(id)),
        });
        return timeline.now() < phone.updatesAt ? speakingOlder(network) : network;
      },
      tabDied: (tab) => story.tell(`${tab} is gone`),
      failed: (tab, error) => story.tell(`${tab}: ${String(error)}`),
    });
    const device = chance.id();
    const team = teamOfPerson(person) ?? '';
    await phone.enrol((publicKey) => {
      log.image.devices.set(device, deviceRow({ device, person, mission: mission.id, publicKey }));
      const serverTime = new Date(MORNING).toISOString();
      const tokens = { pushToken: `push ${device}`, readToken: `read ${device}` };
      return { device, person, mission: mission.id, ...tokens, keys, serverTime };
    });
    return { phone, person, team, device, watch };
  }
  log.image.devices.set(
    world.serverDevice,
    deviceRow({
      device: world.serverDevice,
      person: mission.coordinator,
      mission: mission.id,
      publicKey: headquartersKey.publicKey,
    }),
  );
  return world;
}

const deviceRow = (of: { device: Id; person: Id; mission: Id; publicKey: string }) => ({
  id: of.device,
  mission_id: of.mission,
  person_id: of.person,
  name: 'Phone',
  public_key: of.publicKey,
  push_token_hash: `push ${of.device}`,
  read_token_hash: `read ${of.device}`,
  state: 'active' as const,
  enrolled_at: new Date(MORNING).toISOString(),
  last_contact_at: null,
  clock_skew_ms: null,
  highest_seq: 0,
});
