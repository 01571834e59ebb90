import 'fake-indexeddb/auto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { OutboxFile } from '#model/protocol/outbox-file.ts';
import { createApp } from '#server/app.ts';
import { receiveOutboxFile } from '#server/desk/courier.ts';
import { openServer, type Server } from '#server/open.ts';
import { makeEnrolmentCode } from '#server/sync/enrolment-codes.ts';
import { enrol } from '#sync/enrol.ts';
import { createTransport } from '#sync/transport.ts';
import { travel } from '#sync/travel.ts';
import { openPhone } from '../device/phone.ts';
import { releaseFixture } from '../fixtures/release.ts';

const ORIGIN = 'https://daybook.example';

/** The server that release 1 left behind, and the file Madina's phone gave out then. */
async function released(): Promise<{ server: Server; text: string; mission: string; envelopes: number }> {
  const { serverDatabase, serverKeys, outboxFile } = releaseFixture(1);
  const folder = mkdtempSync(join(tmpdir(), 'daybook-release-'));
  writeFileSync(join(folder, 'daybook.db'), serverDatabase());
  writeFileSync(join(folder, 'keys.json'), serverKeys(), { mode: 0o600 });
  const server = await openServer({ DAYBOOK_DATA: folder });
  onTestFinished(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const text = outboxFile();
  const { mission, envelopes } = OutboxFile.parse(JSON.parse(text.split('\n')[1] ?? ''));
  expect(envelopes.length).toBeGreaterThan(1);
  return { server, text, mission, envelopes: envelopes.length };
}

test('an outbox file that Madina’s phone of release 1 gave out is taken by the server it was sealed for, twice without harm', async () => {
  const { server, text, mission, envelopes } = await released();
  const given = { mission, text, take: true };
  const taken = { envelopes, known: 0, refused: [] };
  expect(await receiveOutboxFile(server, { ...given, take: false })).toMatchObject({ ...taken, fresh: envelopes });
  expect(await receiveOutboxFile(server, given)).toMatchObject({ ...taken, fresh: envelopes });
  expect(await receiveOutboxFile(server, given)).toMatchObject({ ...taken, fresh: 0, known: envelopes });
});

test('Ruslan’s phone of today takes that file along, twice without harm, and hands it to the server', async () => {
  const { server, text, mission, envelopes } = await released();
  const { db } = server;
  const ruslan = await db.selectFrom('people').select('id').where('name', '=', 'Ruslan').executeTakeFirstOrThrow();
  const { code } = await makeEnrolmentCode(server, { person: ruslan.id, mission, hoursValid: 1 });
  const app = createApp(server);
  const request = async (url: string, init: RequestInit) => {
    const { pathname, search } = new URL(url);
    return app.request(pathname + search, init);
  };
  const transport = createTransport({ origin: ORIGIN, isOnline: () => true, request });
  const phone = await openPhone();
  onTestFinished(() => phone.close());
  const enrolled = await enrol(phone.device, transport, {
    invitation: { code, keyFingerprint: null },
    origin: ORIGIN,
    deviceName: 'Android',
  });
  expect(enrolled).toMatchObject({ outcome: 'enrolled' });
  const journey = () => travel(phone.device, transport, { stillLeads: async () => undefined, aside: new Set() });
  expect(await journey()).toBeNull();

  const taken = { outcome: 'taken', envelopes, own: 0, unreadable: 0 };
  expect(await phone.notebook.takeOutboxFile(text)).toEqual({ ...taken, fresh: envelopes });
  expect(await phone.notebook.takeOutboxFile(text)).toEqual({ ...taken, fresh: 0 });
  expect(await journey()).toBeNull();
  expect(await phone.notebook.carried()).toEqual({ waiting: 0, received: envelopes, refused: 0 });
  expect(await receiveOutboxFile(server, { mission, text, take: true })).toMatchObject({ fresh: 0, known: envelopes });
});
