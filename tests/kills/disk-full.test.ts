import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createApp } from '#server/app.ts';
import type { Server } from '#server/server.ts';
import { type RunningServer, startServer } from '../browser/start-server.ts';
import { buildServer } from '../server/built-server.ts';
import { Phone } from '../server/phone.ts';
import { codeFor, inhabit } from '../server/world.ts';
import { chanceOf } from '../simulation/chance.ts';
import { signedIn } from './coordinator.ts';
import { canMount, noGrowth, noRoom } from './full-disk.ts';
import { logFaults } from './log-faults.ts';
import { newSender, reachedAt, type Sender, sendOnce, writeMore } from './sender.ts';
import { environmentOf, newStorage, withServer } from './storage.ts';

let built: Awaited<ReturnType<typeof buildServer>>;
beforeAll(async () => {
  built = await buildServer();
}, 120_000);
afterAll(() => built.remove());

/** After so long the next request is noted as the last. */
const FIVE_MINUTES_MS = 5 * 60_000;

/** What fits into the room a database keeps for itself. */
const MOST_PUSHES = 400;

async function prepare(server: Server) {
  const here = await inhabit(server);
  const app = createApp(server);
  const enrol = async (name: 'aigerim' | 'marat') => Phone.enrol(app, await codeFor(server, here, here[name]));
  const phones = [await enrol('aigerim'), await enrol('marat')];
  return { here, phones, cookie: await signedIn(server, here, FIVE_MINUTES_MS) };
}

/** What is on the disk now: the disk goes with its server, and SQLite opens no database through `/proc`. */
function snapshot(server: RunningServer, folder: string) {
  const copy = mkdtempSync(join(tmpdir(), 'daybook-kills-'));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  process.kill(server.pid(), 'SIGSTOP');
  for (const name of ['daybook.db', 'daybook.db-wal', 'keys.json']) copyFileSync(join(folder, name), join(copy, name));
  process.kill(server.pid(), 'SIGCONT');
  return { folder: copy, url: undefined };
}

describe.each([
  { name: 'a disk that has no room', full: noRoom, isHere: canMount },
  { name: 'a disk that lets no file grow', full: noGrowth, isHere: true },
])('$name', ({ full, isHere }) => {
  test.runIf(isHere)(
    'keeps and shows what was stored, and phones keep the rest until there is room again',
    {
      timeout: 300_000,
    },
    async () => {
      const storage = newStorage();
      const kept = { folder: `${storage.folder}.kept`, url: undefined };
      onTestFinished(() => {
        storage.remove();
        rmSync(kept.folder, { recursive: true, force: true });
      });
      const { here, phones, cookie } = await withServer(kept, prepare);
      const server = await startServer(environmentOf(storage), { build: built.root, through: full.through(storage) });
      onTestFinished(() => server.discard());
      const folder = full.folder(server, storage);

      const senders = phones.map(({ key, enrolment }) => newSender(new Phone(reachedAt(server.url), key, enrolment)));
      const [aigerim, marat] = senders as [Sender, Sender];
      const chance = chanceOf(28);
      const push = async (sender: Sender) => {
        const { id } = sender === marat ? here.teams.burabay : here.teams.astana;
        await writeMore(sender, { team: id, visits: [] }, chance);
        return sendOnce(sender);
      };
      const status = async (path: string, headers = {}) => (await fetch(`${server.url}${path}`, { headers })).status;

      expect(await push(aigerim)).toBe(true);
      full.fill(folder, server);
      for (let pushes = 0; await push(aigerim); pushes++) expect(pushes).toBeLessThan(MOST_PUSHES);
      const { size } = aigerim.receipted;
      expect(await Promise.all([push(aigerim), push(marat), push(marat)])).toEqual([false, false, false]);
      expect(aigerim.receipted.size).toBe(size);
      expect(await status('/livez')).toBe(200);
      expect(await status('/readyz')).toBe(503);
      expect((await aigerim.phone.pull()).revisions.length).toBeGreaterThan(0);
      expect(await status('/api/desk/observations', { cookie })).toBe(200);

      full.free(folder, server);
      while (senders.some(({ waiting }) => waiting.length > 0))
        expect(await Promise.all(senders.map(sendOnce))).toEqual([true, true]);
      expect(await status('/readyz')).toBe(200);
      // 503 with a time to come again, and nothing else, is what phones were told meanwhile
      expect(senders.flatMap(({ faults }) => faults)).toEqual([]);
      const written = senders.flatMap((sender) => sender.written);
      const receipted = new Map(senders.flatMap((sender) => [...sender.receipted]));
      expect(receipted.size).toBe(written.length);
      expect(await withServer(snapshot(server, folder), ({ db }) => logFaults(db, { written, receipted }))).toEqual({
        lost: [],
        wrong: [],
      });
      expect(await server.stop()).toBe(0);
    },
  );
});
