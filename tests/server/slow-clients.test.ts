import type { Server as HttpServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { LONGEST_TEXT } from '#model/answer.ts';
import { PROTOCOL } from '#model/protocol/messages.ts';
import { listen, type Patience } from '#server/listen.ts';
import { isPostgres } from '#server/store/dialect.ts';
import { chosen, opening, Phone } from './phone.ts';
import { codeFor, ENGINES, type Inhabited, inhabit, openWorld, type World } from './world.ts';

/** More than there are connections to PostgreSQL. */
const SLOW_CLIENTS = 24;

const NO_PATIENCE: Patience = { headMs: 150, requestMs: 200, silentMs: 200, idleMs: 200, lookMs: 20 };

describe.each(ENGINES)('clients that are slow, on %s', (engine) => {
  let world: World;
  let here: Inhabited;
  let aigerim: Phone;
  let marat: Phone;
  beforeAll(async () => {
    world = await openWorld(engine);
    here = await inhabit(world.server);
    aigerim = await Phone.enrol(world.app, await codeFor(world.server, here, here.aigerim));
    marat = await Phone.enrol(world.app, await codeFor(world.server, here, here.marat));
  });
  afterAll(() => world.close());

  let underWay = 0;
  const fetch: World['app']['fetch'] = async (...given) => {
    underWay += 1;
    try {
      return await world.app.fetch(...given);
    } finally {
      underWay -= 1;
    }
  };

  /** The app on a port until the test ends. */
  async function onPort(patience?: Patience) {
    const { http, port } = await new Promise<{ http: HttpServer; port: number }>((resolve) => {
      const where = { host: '127.0.0.1', port: 0, ...(patience ? { patience } : {}) };
      const server = listen({ fetch }, where, (given) => resolve({ http: server as HttpServer, port: given }));
    });
    onTestFinished(() => {
      http.closeAllConnections();
      http.close();
    });
    const connections = () =>
      new Promise<number>((resolve, reject) =>
        http.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      );
    const accepted = new Promise<Socket>((resolve) => void http.once('connection', resolve));
    return { port, connections, accepted };
  }

  /** A phone's push as it goes over the wire. */
  async function pushText(phone: Phone): Promise<string> {
    const { envelope } = await phone.write(opening(here.teams.astana.id), { 'H.OUT.01': chosen('observed') });
    return requestText('push', phone.enrolment.pushToken, {
      device: phone.enrolment.device,
      highestSeq: phone.seq,
      sentAt: '2027-03-14T02:00:00.000Z',
      envelopes: [envelope],
    });
  }

  const pushed = async (phone: Phone, team: string) => {
    const { envelope } = await phone.write(opening(team), { 'H.OUT.01': chosen('observed') });
    return (await phone.push(envelope)).outcomes.map(({ outcome }) => outcome);
  };

  test('whoever sends a byte at a time keeps nobody waiting, and is served when all of it has come', async () => {
    const { port, connections } = await onPort();
    const texts: string[] = [];
    for (let count = 0; count < SLOW_CLIENTS; count++) texts.push(await pushText(aigerim));
    const slow = texts.map((text) => dripping(port, text));
    onTestFinished(() => {
      for (const { socket } of slow) socket.destroy();
    });
    await expect.poll(connections).toBe(SLOW_CLIENTS);
    await Promise.all(slow.map(({ begun }) => begun));

    expect(await pushed(marat, here.teams.burabay.id)).toEqual(['stored']);
    await expect.poll(() => openTransactions(world)).toBe(0);
    expect(slow.filter(({ heard }) => heard() !== '')).toEqual([]);

    for (const { sendTheRest } of slow) sendTheRest();
    for (const { heard } of slow) await expect.poll(heard).toMatch(/^HTTP\/1\.1 200[\s\S]*"outcome":"stored"/);
  });

  test('whoever never ends a request is cut off', async () => {
    const { port, connections } = await onPort(NO_PATIENCE);
    const { socket, heard } = dripping(port, await pushText(aigerim));
    await new Promise((resolve) => socket.once('close', resolve));
    expect(heard()).toMatch(/^HTTP\/1\.1 408 /);
    await expect.poll(connections).toBe(0);
  });

  test('whoever takes no answer keeps nobody waiting, and is cut off', async () => {
    for (let count = 0; count < 40; count++) {
      const { envelope } = await aigerim.write(opening(here.teams.astana.id), {
        'H.OUT.01': { answer: chosen('observed'), comment: 'x'.repeat(LONGEST_TEXT) },
      });
      expect((await aigerim.push(envelope)).outcomes).toMatchObject([{ outcome: 'stored' }]);
    }
    const patient = await onPort();
    const impatient = await onPort(NO_PATIENCE);
    const { device, readToken } = aigerim.enrolment;
    const ask = requestText('pull', readToken, { device, cursor: null, reference: null });
    // so much that neither this machine nor the server has room for what is not taken
    const takers = [patient, impatient].map(({ port }) => connect(port, '127.0.0.1').pause());
    for (const taker of takers) taker.on('error', () => undefined).write(ask.repeat(30)); // being cut off is an error
    onTestFinished(() => {
      for (const taker of takers) taker.destroy();
    });
    const [kept, cut] = [await patient.accepted, await impatient.accepted];
    await expect.poll(() => kept.writableNeedDrain, { timeout: 20_000 }).toBe(true);
    expect(await pushed(marat, here.teams.burabay.id)).toEqual(['stored']);
    await expect.poll(() => openTransactions(world)).toBe(0);
    await expect.poll(() => cut.destroyed).toBe(true);
    expect(kept.destroyed).toBe(false);
    await expect.poll(() => underWay).toBe(0);
  });
});

function requestText(path: 'push' | 'pull', token: string, body: object): string {
  const text = JSON.stringify({ protocol: PROTOCOL, ...body });
  return [
    `POST /api/v1/${path} HTTP/1.1`,
    'host: 127.0.0.1',
    'content-type: application/json',
    `authorization: Bearer ${token}`,
    `content-length: ${Buffer.byteLength(text)}`,
    '',
    text,
  ].join('\r\n');
}

const EVERY_MS = 20;

/** A client that sends the head at once, and then a byte at a time. */
function dripping(port: number, text: string) {
  const socket: Socket = connect(port, '127.0.0.1');
  let [sent, heard, hurried] = [text.indexOf('\r\n\r\n') + 4, '', false];
  socket.on('error', () => undefined); // cut off
  socket.on('data', (bytes: Buffer) => {
    heard += bytes.toString('utf8');
  });
  socket.write(text.slice(0, sent));
  const begun = (async () => {
    for (let bytes = 0; bytes < 3; bytes++) await one();
  })();
  void begun.then(async () => {
    while (!hurried && !socket.destroyed && sent < text.length) await one();
    if (hurried) socket.write(text.slice(sent));
  });
  async function one(): Promise<void> {
    socket.write(text.slice(sent, sent + 1));
    sent += 1;
    await wait(EVERY_MS);
  }
  return {
    socket,
    begun,
    heard: () => heard,
    sendTheRest: () => {
      hurried = true;
    },
  };
}

/** Transactions of this server that are not at work; SQLite has one connection, which others have just used. */
async function openTransactions({ server: { db } }: World): Promise<number> {
  if (!isPostgres(db)) return 0;
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from pg_stat_activity
    where datname = current_database() and state like 'idle in transaction%'
  `.execute(db);
  return rows[0]?.count ?? 0;
}
