import 'fake-indexeddb/auto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runCommand } from '#cli/run-command.ts';
import { createApp } from '#server/app.ts';
import { startSession } from '#server/desk/sessions.ts';
import { openServer, type Server } from '#server/open.ts';
import { enrol } from '#sync/enrol.ts';
import { leadByLease } from '#sync/lead.ts';
import { startLoop } from '#sync/loop.ts';
import { createTransport } from '#sync/transport.ts';
import { chose, MORNING, openPhone, visitWith } from '#tests/device/phone.ts';
import { freshPostgresUrl } from '#tests/fresh-postgres-url.ts';
import { codeFor, ENGINES, inhabit } from '#tests/server/world.ts';
import { states } from '#tests/sync/journey.ts';
import { testWorld, until } from '#tests/sync/world.ts';

const ORIGIN = 'https://daybook.example';

test.for(ENGINES)(
  'what a server on %s lost since its backup comes again from the phones, without anyone pressing anything; nobody is signed in',
  { timeout: 60_000 },
  async (engine) => {
    const home = mkdtempSync(join(tmpdir(), 'daybook-restore-'));
    const backup = join(home, 'backup');
    const environmentOf = async (folder: string) => ({
      DAYBOOK_DATA: join(home, folder),
      DAYBOOK_KEYS: join(home, 'keys.json'),
      ...(engine === 'postgres' ? { DATABASE_URL: await freshPostgresUrl() } : {}),
    });
    const open = (environment: Record<string, string>) => openServer(environment, { clock: () => MORNING });
    const before = await environmentOf('before');
    let server: Server = await open(before);
    onTestFinished(async () => {
      await server.close();
      rmSync(home, { recursive: true, force: true });
    });
    const here = await inhabit(server);
    await startSession(server.db, { person: here.aigerim, clock: () => MORNING, random: server.random });
    const transport = createTransport({
      origin: ORIGIN,
      isOnline: () => true,
      request: async (url, init) => createApp(server).request(new URL(url).pathname, init),
    });
    const phone = await openPhone();
    const invitation = { code: await codeFor(server, here, here.aigerim), keyFingerprint: null };
    await enrol(phone.device, transport, { invitation, origin: ORIGIN, deviceName: 'Android' });
    const { pass, ...world } = testWorld(phone.clock);
    const loop = startLoop({ device: phone.device, transport, lead: leadByLease(phone.device), ...world });
    const received = (count: number) =>
      until(async () => (await states(phone)).filter((state) => state === 'received').length === count);
    const isWithoutWork = () => until(() => loop.status().phase === 'idle');

    await until(async () => (await phone.notebook.reference()) !== undefined);
    await phone.notebook.mint(await visitWith(phone.notebook, chose('yes')));
    await received(1);
    await isWithoutWork();
    await runCommand(['backup', backup], { environment: before, print: () => undefined });
    await phone.notebook.mint(await visitWith(phone.notebook, chose('no')));
    await received(2);
    await isWithoutWork();

    await server.close();
    const after = await environmentOf('after');
    await runCommand(['restore', backup], { environment: after, print: () => undefined });
    server = await open(after);
    const stored = async () => (await server.db.selectFrom('revisions').select('id').execute()).length;
    expect(await stored()).toBe(1);
    expect(await server.db.selectFrom('sessions').select('id').execute()).toEqual([]);
    pass(120_000); // it looks for news every two minutes
    await until(async () => (await stored()) === 2);
    await received(2);
    await loop.stop();
    phone.close();
  },
);
