import { expect, onTestFinished, test } from 'vitest';
import { createApp } from '#server/app.ts';
import type { Server } from '#server/server.ts';
import { startServer } from '../browser/start-server.ts';
import { freshDatabase, startOwnPostgres } from '../postgres.ts';
import { buildServer } from '../server/built-server.ts';
import { opening, Phone } from '../server/phone.ts';
import { codeFor, inhabit } from '../server/world.ts';
import { chanceOf } from '../simulation/chance.ts';
import { signedIn } from './coordinator.ts';
import { listenLive } from './live-listener.ts';
import { logFaults } from './log-faults.ts';
import { caughtUp } from './projections.ts';
import { newSender, reachedAt, type Sender, sendOnce, write, writeMore } from './sender.ts';
import { environmentOf, newStorage, withDatabase, withServer } from './storage.ts';

async function prepare(server: Server) {
  const here = await inhabit(server);
  const app = createApp(server);
  const phone = await Phone.enrol(app, await codeFor(server, here, here.aigerim));
  const busy = await Phone.enrol(app, await codeFor(server, here, here.daniyar));
  return { here, phone, busy, cookie: await signedIn(server, here) };
}

test('while PostgreSQL is away phones are told to come again; when it is back the same process goes on', {
  timeout: 300_000,
}, async () => {
  const postgres = await startOwnPostgres();
  if (!postgres) throw new Error('PostgreSQL is not installed: run .ci/install-test-needs.sh');
  onTestFinished(() => postgres.stop());
  const storage = newStorage(await freshDatabase(postgres.adminUrl));
  onTestFinished(() => storage.remove());
  const { here, phone, busy, cookie } = await withServer(storage, prepare);
  const built = await buildServer();
  onTestFinished(() => built.remove());
  const server = await startServer(environmentOf(storage), { build: built.root });
  onTestFinished(() => server.discard());
  const live = listenLive(server.url, cookie);
  onTestFinished(() => live.close());
  await live.listening;

  const [sender, other] = [phone, busy].map(({ key, enrolment }) =>
    newSender(new Phone(reachedAt(server.url), key, enrolment)),
  ) as [Sender, Sender];
  const chance = chanceOf(4);
  /** A visit of its own, written and sent. */
  const push = async () => {
    const visit = opening(here.teams.astana.id);
    await write(sender, visit, chance);
    return { visit: visit.observation, answered: await sendOnce(sender) };
  };
  const status = async (path: string) => (await fetch(`${server.url}${path}`)).status;

  const before = await push();
  expect(before.answered).toBe(true);
  await expect.poll(() => live.heard, { timeout: 30_000 }).toContain(before.visit);

  const pushing = (async () => {
    do await writeMore(other, { team: here.teams.astana.id, visits: [] }, chance);
    while (await sendOnce(other));
  })();
  await postgres.goAway();
  await pushing;
  const during = await push();
  expect(during.answered).toBe(false);
  expect((await sender.phone.askToPull()).status).toBe(503);
  expect(await status('/readyz')).toBe(503);
  expect(await status('/livez')).toBe(200);
  expect(sender.waiting.length).toBeGreaterThan(0);

  await postgres.comeBack();
  await expect.poll(() => status('/readyz'), { timeout: 30_000 }).toBe(200);
  expect(await Promise.all([sendOnce(sender), sendOnce(other)])).toEqual([true, true]);
  const after = await push();
  expect(after.answered).toBe(true);
  // 503 with a time to come again, and nothing else, is what the phone was told meanwhile
  expect([...sender.faults, ...other.faults]).toEqual([]);
  await expect.poll(() => live.heard, { timeout: 60_000 }).toEqual(expect.arrayContaining([during.visit, after.visit]));
  await withDatabase(storage, caughtUp);
  const written = [...sender.written, ...other.written];
  const receipted = new Map([...sender.receipted, ...other.receipted]);
  expect(receipted.size).toBe(written.length);
  expect(await withDatabase(storage, (db) => logFaults(db, { written, receipted }))).toEqual({ lost: [], wrong: [] });
  expect(await server.stop()).toBe(0);
});
