import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Id } from '#model/ids.ts';
import { PUSH_LIMIT } from '#model/protocol/messages.ts';
import { createApp } from '#server/app.ts';
import type { Server } from '#server/server.ts';
import { startServer } from '../browser/start-server.ts';
import { Phone } from '../server/phone.ts';
import { codeFor, inhabit } from '../server/world.ts';
import { chanceOf } from '../simulation/chance.ts';
import { type CrashState, diskWith } from './disk.ts';
import { logFaults } from './log-faults.ts';
import { type Operation, operationsIn, recordingTo } from './recorded-operations.ts';
import { newSender, reachedAt, type Sender, sendOnce, writeMore } from './sender.ts';
import { environmentOf, type Storage, withServer } from './storage.ts';

const PUSHES = 26;
/** After one in so many cuts the day goes on. */
const GOES_ON = 6;
const NAMES = ['aigerim', 'daniyar', 'marat'] as const;

/** A day of pushes, as the disk saw it. */
export type Recorded = { initial: Map<string, Buffer>; operations: Operation[]; senders: Sender[] };

/** Three phones push to the server on SQLite, which is then stopped; what it did to its disk is recorded. */
export async function recordPushes(
  storage: Storage,
  { seed, build }: { seed: number; build: string },
): Promise<Recorded> {
  const chance = chanceOf(seed);
  const before = { folder: join(storage.folder, 'before'), url: undefined };
  const { here, phones } = await withServer(before, prepare);
  // a copy: this process may put its log into its database any time, and nobody would record that
  const folder = join(storage.folder, 'day');
  cpSync(before.folder, folder, { recursive: true });
  const initial = databaseFiles(folder);
  const recording = join(storage.folder, 'recording');
  const server = await startServer(environmentOf({ folder, url: undefined }), {
    build,
    through: recordingTo(recording),
  });
  try {
    const senders = phones.map(({ key, enrolment }) => newSender(new Phone(reachedAt(server.url), key, enrolment)));
    const visits = Object.fromEntries(NAMES.map((name) => [name, []]));
    for (let push = 0; push < PUSHES; push++)
      await Promise.all(
        senders.map(async (sender, index) => {
          const name = NAMES[index] ?? 'marat';
          const team = name === 'marat' ? here.teams.burabay.id : here.teams.astana.id;
          await writeMore(sender, { team, visits: visits[name] ?? [] }, chance);
          await sendOnce(sender);
        }),
      );
    await server.stop();
    return { initial, operations: operationsIn(recording, folder), senders };
  } finally {
    await server.discard();
  }
}

async function prepare(server: Server) {
  const here = await inhabit(server);
  const app = createApp(server);
  const phones: Phone[] = [];
  for (const name of NAMES) phones.push(await Phone.enrol(app, await codeFor(server, here, here[name])));
  return { here, phones };
}

/** Of a database that no process has open. */
const databaseFiles = (folder: string): Map<string, Buffer> =>
  new Map(
    ['daybook.db', 'daybook.db-wal'].flatMap((name) => {
      const path = join(folder, name);
      return existsSync(path) ? [[name, readFileSync(path)] as const] : [];
    }),
  );

export type PowerCuts = { states: number; damaged: number; told: number; lost: string[]; wrong: string[] };

/**
 * Cuts the power at moments left to `seed`, half of them just after a phone was told that something is stored, half
 * while something was not on the disk yet; opens what is left as the server does.
 */
export async function cutPower(
  storage: Storage,
  recorded: Recorded,
  { states, seed }: { states: number; seed: number },
) {
  const chance = chanceOf(seed);
  const disk = diskWith(recorded.initial);
  const moments = momentsOf(recorded, { states, seed });
  const sum: PowerCuts = { states: 0, damaged: 0, told: 0, lost: [], wrong: [] };
  for (const [index, operation] of recorded.operations.entries()) {
    disk.ask(operation);
    for (let cuts = moments.filter((moment) => moment === index).length; cuts > 0; cuts--) {
      const state = disk.powerCut(chance);
      const { lost, wrong } = await faultsAfter(state, {
        storage,
        senders: recorded.senders,
        goOn: sum.states % GOES_ON === 0,
      });
      sum.states += 1;
      sum.told += state.told.size;
      if (state.damaged > 0) sum.damaged += 1;
      const where = `after operation ${index} (${operation.kind}), ${state.damaged} of ${state.unsynced} writes damaged`;
      if (lost.length > 0) sum.lost.push(`${where}: ${lost.join(', ')}`);
      sum.wrong.push(...wrong.map((fault) => `${where}: ${fault}`));
    }
  }
  return sum;
}

/** Positions in the recording. */
function momentsOf({ initial, operations }: Recorded, { states, seed }: { states: number; seed: number }): number[] {
  const chance = chanceOf(seed + 1);
  const disk = diskWith(initial);
  const told: number[] = [];
  const between: number[] = [];
  for (const [index, operation] of operations.entries()) {
    disk.ask(operation);
    if (operation.kind === 'answer') told.push(index);
    else if (disk.isUnsynced()) between.push(index);
  }
  return Array.from({ length: states }, (_, count) => chance.pick(count % 2 === 0 ? told : between));
}

type Left = {
  storage: Storage;
  senders: readonly Sender[];
  /** Whether phones also send what is left. */
  goOn: boolean;
};

async function faultsAfter(
  state: CrashState,
  { storage, senders, goOn }: Left,
): Promise<{ lost: string[]; wrong: string[] }> {
  const folder = join(storage.folder, 'after-the-cut');
  mkdirSync(folder);
  try {
    for (const [name, bytes] of state.files) writeFileSync(join(folder, name), bytes);
    copyFileSync(join(storage.folder, 'day', 'keys.json'), join(folder, 'keys.json'));
    return await withServer({ folder, url: undefined }, async (server) => {
      const { db } = server;
      const written = senders.flatMap((sender) => sender.written);
      const receipted = new Map([...state.told].map((id): [Id, string] => [id, '']));
      const { lost, wrong } = await logFaults(db, { written, receipted });
      for (const check of ['integrity_check', 'foreign_key_check']) {
        const { rows } = await sql<Record<string, unknown>>`pragma ${sql.raw(check)}`.execute(db);
        if (rows.some((row) => Object.values(row)[0] !== 'ok')) wrong.push(`${check}: ${JSON.stringify(rows)}`);
      }
      await server.follower.catchUp();
      if (!goOn) return { lost, wrong };
      for (const sender of senders) wrong.push(...(await sendTheRest(createApp(server), state.told, sender)));
      const all = new Map(written.map(({ revision }) => [revision.id, '']));
      const after = await logFaults(db, { written, receipted: all });
      return { lost, wrong: [...wrong, ...after.lost, ...after.wrong] };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Phones send again what they were not told of before the power went. */
async function sendTheRest(app: ReturnType<typeof createApp>, told: ReadonlySet<Id>, { phone, written }: Sender) {
  const again = new Phone(app, phone.key, phone.enrolment);
  again.seq = phone.seq;
  const waiting = written.filter(({ revision }) => !told.has(revision.id));
  const faults: string[] = [];
  for (let from = 0; from < waiting.length; from += PUSH_LIMIT.envelopes) {
    const batch = waiting.slice(from, from + PUSH_LIMIT.envelopes);
    const { outcomes } = await again.push(...batch.map(({ envelope }) => envelope));
    for (const each of outcomes)
      if (each.outcome === 'refused') faults.push(`${each.revision} is refused: ${each.code}`);
  }
  return faults;
}
