import { foldObservation, seenRevisions } from '#model/observation/fold.ts';
import { type Envelope, PROTOCOL } from '#model/protocol/messages.ts';
import { writePlace } from '#server/desk/write-place.ts';
import { formOf, PLACE } from './mission.ts';
import type { Image } from './server/image.ts';
import type { Process } from './server/process.ts';
import { serverCryptography } from './stand-in-cryptography.ts';
import { MORNING, type Observer, type World } from './world.ts';

/** What happens at headquarters, and to its server, until the day is over. */
export function runHeadquarters(world: World, endsAt: number): void {
  const { chance, timeline, story, log, truth } = world;
  let backup: Image | undefined;
  const wanted = chance.pick([1, 1, 2]);
  for (let started = 0; started < wanted; started++) world.startProcess();

  function act(): void {
    const dice = chance.fraction();
    if (dice < 0.2) changeWeather();
    else if (dice < 0.35) void correct().catch((error: unknown) => story.tell(`A correction fails: ${String(error)}`));
    else if (dice < 0.42) publish();
    else if (dice < 0.5) suspend();
    else if (dice < 0.58) chance.pick([...world.processes, undefined])?.die();
    else if (dice < 0.66) backUp();
    else if (dice < 0.7) restore();
    else if (dice < 0.75) otherRelease();
    else if (dice < 0.82) stumble();
    else if (dice < 0.92) void courier();
    for (const process of world.processes) process.follow().catch(() => undefined); // reads on with the next tick
  }

  function changeWeather(): void {
    world.weather = {
      network: chance.pick([0, 0, 0.02, 0.1, 0.3]),
      server: {
        dies: chance.pick([0, 0, 0, 0.005]),
        away: chance.pick([0, 0, 0.01]),
        slow: chance.pick([0, 0.02, 0.2]),
      },
    };
    story.tell(`The network fails ${world.weather.network * 100} % of the time`);
  }

  async function correct(): Promise<void> {
    const [process] = world.processes;
    const ids = [...new Set(log.image.rows.map(({ revision }) => revision.observation))];
    if (!process || ids.length === 0) return;
    const id = chance.pick(ids);
    const opened = log.image.folds.get(id)?.opened;
    if (!opened) return;
    const known = log.image.rows.filter(({ revision }) => revision.observation === id).map(({ revision }) => revision);
    story.tell(`A coordinator corrects the place of ${id.slice(0, 4)}`);
    await process.sync.writing((steps) =>
      writePlace(
        steps,
        {
          clock: () => MORNING + timeline.now(),
          random: chance,
          keys: { signing: world.headquartersKey } as never, // the one key that is used
          cryptography: serverCryptography,
          device: world.serverDevice,
        },
        {
          opened,
          person: world.mission.coordinator,
          place: { kind: 'described', description: `Place ${chance.between(1, 99)}`, area: null },
          replaces: seenRevisions(foldObservation(known), PLACE),
          reason: 'The number was misread',
        },
      ),
    );
  }

  function publish(): void {
    const version = Math.max(...[...log.image.forms.values()].map((form) => form.version)) + 1;
    log.image.forms.set(`voting ${version}`, formOf('voting', version));
    story.tell(`Version ${version} of the form is published`);
  }

  function suspend(): void {
    const { device, phone } = chance.pick(world.observers);
    const row = log.image.devices.get(device);
    if (!row) return;
    row.state = row.state === 'active' ? 'suspended' : 'active';
    story.tell(`Headquarters makes the phone of ${phone.name} ${row.state}`);
  }

  function backUp(): void {
    backup = log.backUp();
    story.tell(`A backup is made, with ${backup.rows.length} revisions`);
  }

  function restore(): void {
    if (!backup) return;
    const image = backup;
    const published = [...log.image.forms];
    for (const process of [...world.processes]) process.die();
    const kept = new Set(image.rows.map(({ revision }) => revision.id));
    for (const { revision } of log.image.rows)
      if (revision.kind === 'correct' && !kept.has(revision.id)) truth.lostCorrections.add(revision.id);
    log.restore(image);
    world.epoch = chance.id();
    story.tell(`The server is restored from the backup with ${image.rows.length} revisions`);
    timeline.after(chance.between(1_000, 120_000), () => {
      for (const [name, form] of published) log.image.forms.set(name, form);
      story.tell('The forms published since are published again');
    });
  }

  function otherRelease(): void {
    story.tell('A process of another release, which does not know this protocol, answers for a while');
    const other = world.startProcess(true);
    timeline.after(chance.between(5_000, 60_000), other.die);
  }

  function stumble(): void {
    const { disk, name } = chance.pick(world.observers).phone;
    const [row] = disk.rows('outbox').filter(({ state }) => state === 'waiting');
    if (!row) return;
    world.stumbling.add(row.revision);
    story.tell(`The server stumbles over revision ${row.seq} of ${name} from now on`);
  }

  /** The envelopes of one phone reach the server by hand, twice at the same time: in one file, and spread over two. */
  async function courier(): Promise<void> {
    const [from, by] = [chance.pick(world.observers), chance.pick(world.observers)];
    const envelopes = from.phone.disk
      .rows('outbox')
      .filter(({ state }) => state !== 'received')
      .map(({ envelope }) => envelope)
      .slice(0, 50);
    if (envelopes.length === 0) return;
    story.tell(`${by.phone.name} carries ${envelopes.length} envelopes of ${from.phone.name} to headquarters, twice`);
    const files = [
      envelopes.filter((_, at) => at % 2 === 0),
      envelopes.filter((_, at) => at % 2 === 1),
      ...(chance.happens(0.5) ? [envelopes] : []),
    ];
    await Promise.all(files.map((file) => bring(chance.pick([...world.processes, undefined]), by, file)));
    await bring(chance.pick([...world.processes, undefined]), by, envelopes);
  }

  const bring = async (process: Process | undefined, by: Observer, envelopes: readonly Envelope[]) =>
    process?.answer({
      path: '/api/v1/push',
      token: `push ${by.device}`,
      text: JSON.stringify({
        protocol: PROTOCOL,
        device: by.device,
        highestSeq: 0,
        sentAt: new Date(MORNING + timeline.now()).toISOString(),
        envelopes,
      }),
    });

  function next(): void {
    timeline.after(chance.between(1_000, 40_000), () => {
      if (timeline.now() > endsAt) return;
      act();
      if (world.processes.length < wanted) world.startProcess();
      next();
    });
  }
  changeWeather();
  next();
}
