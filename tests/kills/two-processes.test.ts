import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createApp } from '#server/app.ts';
import type { Server } from '#server/server.ts';
import { type RunningServer, startServer } from '../browser/start-server.ts';
import { freshPostgresUrl } from '../fresh-postgres-url.ts';
import { buildServer } from '../server/built-server.ts';
import { opening, Phone } from '../server/phone.ts';
import { codeFor, inhabit } from '../server/world.ts';
import { chanceOf } from '../simulation/chance.ts';
import { signedIn } from './coordinator.ts';
import { listenLive } from './live-listener.ts';
import { logFaults } from './log-faults.ts';
import { caughtUp, projectionFaults } from './projections.ts';
import { newSender, reachedAt, sendOnce, write } from './sender.ts';
import { newStorage, withDatabase, withServer } from './storage.ts';

let built: Awaited<ReturnType<typeof buildServer>>;
beforeAll(async () => {
  built = await buildServer();
}, 120_000);
afterAll(() => built.remove());

const NAMES = ['left', 'right'] as const;

async function prepare(server: Server) {
  const here = await inhabit(server);
  const app = createApp(server);
  const phones: Phone[] = [];
  for (const name of ['aigerim', 'daniyar'] as const)
    phones.push(await Phone.enrol(app, await codeFor(server, here, here[name])));
  return { here, phones, cookie: await signedIn(server, here) };
}

/** Two processes on one PostgreSQL, each with a phone that pushes to it. */
async function startTwo() {
  const storage = newStorage(await freshPostgresUrl());
  onTestFinished(() => storage.remove());
  const { here, phones, cookie } = await withServer(storage, prepare);
  const servers: RunningServer[] = [];
  for (const name of NAMES) {
    const folder = join(storage.folder, name);
    mkdirSync(folder);
    const url = new URL(storage.url ?? '');
    url.searchParams.set('application_name', name);
    const keys = join(storage.folder, 'keys.json');
    const server = await startServer(
      { DAYBOOK_DATA: folder, DAYBOOK_KEYS: keys, DATABASE_URL: url.href },
      { build: built.root },
    );
    onTestFinished(() => server.discard());
    servers.push(server);
  }
  const chance = chanceOf(6);
  const both = servers.map((server, index) => {
    const { key, enrolment } = phones[index] as Phone;
    const sender = newSender(new Phone(reachedAt(server.url), key, enrolment));
    /** A visit of its own, written and sent to this process. */
    const push = async (): Promise<string> => {
      const visit = opening(here.teams.astana.id);
      await write(sender, visit, chance);
      expect(await sendOnce(sender)).toBe(true);
      return visit.observation;
    };
    return { name: NAMES[index], server, sender, push };
  });
  return { storage, both: both as [(typeof both)[number], (typeof both)[number]], cookie };
}

test('what is pushed to one process is heard, and pulled, at the other', { timeout: 300_000 }, async () => {
  const { both, cookie } = await startTwo();
  const [left, right] = both;
  const pages = both.map(({ server }) => listenLive(server.url, cookie));
  onTestFinished(async () => void (await Promise.all(pages.map((page) => page.close()))));
  await Promise.all(pages.map((page) => page.listening));
  const visits = [await left.push(), await right.push(), await left.push()];
  for (const page of pages) await expect.poll(() => page.heard, { timeout: 30_000 }).toEqual(visits);
  expect(pages.map((page) => page.opened())).toEqual([1, 1]);
  const { revisions } = await right.sender.phone.pull();
  const texts = new Set(revisions.map(({ text }) => text));
  expect(left.sender.written.filter(({ text }) => !texts.has(text))).toEqual([]);
});

test('when the process whose follower reads is killed, the other reads on and leaves nothing out', {
  timeout: 300_000,
}, async () => {
  const { storage, both } = await startTwo();
  const holding = new Client({ connectionString: storage.url });
  await holding.connect();
  onTestFinished(() => holding.end());
  for (let killed = 0; killed < 3; killed++) {
    await withDatabase(storage, caughtUp);
    // whichever follower takes what comes now waits in the middle of its transaction
    await holding.query('begin');
    await holding.query('lock table answers in share row exclusive mode');
    await Promise.all(both.map(({ push }) => push()));
    await expect.poll(() => leader(holding), { timeout: 30_000 }).toBeDefined();
    const name = await leader(holding);
    const [reading, other] = both[0].name === name ? both : [both[1], both[0]];
    await reading.server.kill();
    await other.push();
    await holding.query('rollback');
    await withDatabase(storage, caughtUp);
    await reading.server.restart();
  }
  const written = both.flatMap(({ sender }) => sender.written);
  const receipted = new Map(both.flatMap(({ sender }) => [...sender.receipted]));
  for (const { server, sender } of both) {
    expect(sender.faults).toEqual([]);
    expect(await server.stop()).toBe(0);
  }
  expect(await withDatabase(storage, (db) => logFaults(db, { written, receipted }))).toEqual({ lost: [], wrong: [] });
  expect(await projectionFaults(storage)).toEqual([]);
});

/** The name of the process that waits for the table while it leads. */
async function leader(client: Client): Promise<string | undefined> {
  const { rows } = await client.query<{ name: string }>(`
    select activity.application_name as name
    from pg_locks as held join pg_stat_activity as activity using (pid)
    where held.locktype = 'advisory' and held.granted and activity.wait_event_type = 'Lock'
      and activity.datname = current_database()
  `);
  return rows[0]?.name;
}
