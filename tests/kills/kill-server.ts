import { setTimeout as wait } from 'node:timers/promises';
import { type RunningServer, startServer } from '../browser/start-server.ts';
import { Phone } from '../server/phone.ts';
import { codeFor, type Inhabited, inhabit } from '../server/world.ts';
import { type Chance, chanceOf } from '../simulation/chance.ts';
import { logFaults } from './log-faults.ts';
import { caughtUp, projectionFaults } from './projections.ts';
import { newSender, reachedAt, type Sender, sendOnce, writeMore } from './sender.ts';
import { environmentOf, type Storage, withDatabase, withServer } from './storage.ts';

/** What came of killing one server again and again. */
export type Told = {
  kills: number;
  receipted: number;
  /** Stored, but the server was killed before it said so: phones sent them again. */
  heardLater: number;
  /** Kills after which something was missing that a phone had a receipt for. */
  lost: string[];
  wrong: string[];
};

const PHONES = ['aigerim', 'daniyar', 'marat', 'aigerim', 'daniyar', 'marat'] as const;
/** Answers that phones get before a kill, and how long after the last of them it comes. */
const ANSWERS = 25;
const LATEST_MS = 30;

/**
 * Six phones push without a pause to a server that is killed (SIGKILL) at moments left to `seed` and started again on
 * the same database; the log is looked at after each kill, folds and projections too at the end.
 */
export async function killServer(
  storage: Storage,
  { kills, seed, build }: { kills: number; seed: number; build: string },
): Promise<Told> {
  const chance = chanceOf(seed);
  const here = await withServer(storage, prepare);
  const server = await startServer(environmentOf(storage), { build });
  const told: Told = { kills, receipted: 0, heardLater: 0, lost: [], wrong: [] };
  const load = await startLoad(server, here, chance);
  const all = () => ({
    written: load.senders.flatMap(({ written }) => written),
    receipted: new Map(load.senders.flatMap(({ receipted }) => [...receipted])),
  });
  try {
    for (let kill = 1; kill <= kills; kill++) {
      load.goOn();
      await load.answers(chance.between(1, ANSWERS));
      await wait(chance.between(0, LATEST_MS));
      await load.underWay();
      await server.kill();
      await load.pause();
      if (chance.happens(0.1)) await killStarting(server, chance);
      await server.restart();
      const { lost, wrong } = await withDatabase(storage, (db) => logFaults(db, all()));
      if (lost.length > 0) told.lost.push(`kill ${kill}: ${lost.join(', ')}`);
      told.wrong.push(...wrong.map((fault) => `kill ${kill}: ${fault}`));
    }
    await load.drain();
    await withDatabase(storage, caughtUp);
    if ((await server.stop()) !== 0) told.wrong.push(`The server did not stop in peace: ${server.output()}`);
    told.wrong.push(...load.senders.flatMap(({ faults }) => faults), ...(await projectionFaults(storage)));
    const { lost, wrong } = await withDatabase(storage, (db) => logFaults(db, all()));
    told.wrong.push(...lost, ...wrong);
    const { receipted, written } = all();
    for (const { revision } of written)
      if (!receipted.has(revision.id)) told.wrong.push(`${revision.id} has no receipt`);
    told.receipted = receipted.size;
    told.heardLater = load.senders.reduce((sum, { heardLater }) => sum + heardLater, 0);
    return told;
  } finally {
    await load.pause();
    await server.discard();
  }
}

type Prepared = { here: Inhabited; codes: string[] };

async function prepare(server: Parameters<typeof inhabit>[0]): Promise<Prepared> {
  const here = await inhabit(server);
  const codes: string[] = [];
  for (const name of PHONES) codes.push(await codeFor(server, here, here[name]));
  return { here, codes };
}

async function killStarting(server: RunningServer, chance: Chance): Promise<void> {
  const starting = server.restart().catch(() => undefined); // it is killed before it listens, or just after
  await wait(chance.between(0, 400));
  await server.kill();
  await starting;
}

async function startLoad({ url }: RunningServer, { here, codes }: Prepared, chance: Chance) {
  const senders: { sender: Sender; team: string; chance: Chance }[] = [];
  for (const [index, name] of PHONES.entries()) {
    const phone = await Phone.enrol(reachedAt(url), codes[index] ?? '');
    const team = name === 'marat' ? here.teams.burabay.id : here.teams.astana.id;
    senders.push({ sender: newSender(phone), team, chance: chanceOf(chance.between(0, 2 ** 31)) });
  }
  const visits = new Map(Object.values(here.teams).map(({ id }) => [id, []]));
  let [paused, answered] = [true, 0];
  let [heard, begun] = [() => {}, () => {}];
  let running: Promise<unknown> = Promise.resolve();

  const run = async ({ sender, team, chance: own }: (typeof senders)[number]) => {
    while (!paused) {
      if (sender.waiting.length < 20) await writeMore(sender, { team, visits: visits.get(team) ?? [] }, own);
      const sending = sendOnce(sender);
      begun();
      if (!(await sending)) return;
      answered += 1;
      heard();
    }
  };
  const pause = async () => {
    paused = true;
    await running;
  };
  return {
    senders: senders.map(({ sender }) => sender),
    goOn() {
      paused = false;
      running = Promise.all(senders.map(run));
    },
    /** Resolves after so many more answered pushes. */
    answers(count: number): Promise<void> {
      const until = answered + count;
      return new Promise((resolve) => {
        heard = () => answered >= until && resolve();
      });
    },
    /** Resolves while a push is under way. */
    underWay(): Promise<void> {
      if (senders.some(({ sender }) => sender.sending)) return Promise.resolve();
      return new Promise((resolve) => {
        begun = resolve;
      });
    },
    pause,
    async drain() {
      await pause();
      for (const { sender } of senders)
        while (sender.waiting.length > 0)
          if (!(await sendOnce(sender))) throw new Error('A server that nobody kills does not answer');
    },
  };
}
