import { once } from 'node:events';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { serve } from '@hono/node-server';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createApp } from '#server/app.ts';
import { createDemo, type Demo } from '#server/demo/create-demo.ts';
import { createExportThreads } from '#server/desk/export-threads.ts';
import { contentOf, type TableOrder } from '#server/desk/exports.ts';
import { startSession } from '#server/desk/sessions.ts';
import { openStoreForReading } from '#server/store/database.ts';
import { textOf } from '#tests/exports/exported.ts';
import { buildServer } from '../built-server.ts';
import { ENGINES, type Opened, openOn } from '../demo/engines.ts';
import { chosen, opening, Phone } from '../phone.ts';

let built: Awaited<ReturnType<typeof buildServer>>;
let exportWorker: string;
beforeAll(async () => {
  built = await buildServer();
  exportWorker = join(built.folder, 'export-worker.js');
}, 60_000);
afterAll(() => built.remove());

describe.each(ENGINES)('an export in a thread of its own, on %s', { timeout: 60_000 }, (engine) => {
  let opened: Opened;
  let demo: Demo;
  let cookie: string;
  let app: ReturnType<typeof createApp>;
  let threads: Worker[];

  beforeAll(async () => {
    opened = await openOn(engine, { exportWorker });
    const { server } = opened;
    demo = await createDemo(server);
    cookie = `daybook-desk=${await startSession(server.db, { person: demo.owner, ...server })}`;
    app = createApp(server);
  }, 60_000);
  afterAll(() => opened.close());

  beforeEach(() => {
    threads = [];
    const hear = (worker: Worker) => void threads.push(worker);
    process.on('worker', hear);
    onTestFinished(() => void process.off('worker', hear));
  });

  const order = (kind: TableOrder['kind'], changes: Partial<TableOrder> = {}): TableOrder => ({
    kind,
    reader: { role: 'owner', areaPaths: [], mission: demo.mission },
    request: {},
    ...changes,
  });

  /** A download whose first chunk is read; it is many chunks long. */
  async function begun(init: RequestInit = {}, kind = 'answers.csv') {
    const response = await app.request(`/api/desk/exports/${kind}`, { headers: { cookie }, ...init });
    expect(response.status).toBe(200);
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    const first = await reader.read();
    return {
      reader,
      async rest() {
        const parts = [first.value as Uint8Array];
        for (let part = await reader.read(); !part.done; part = await reader.read()) parts.push(part.value);
        return { text: Buffer.concat(parts).toString('utf8'), parts: parts.length };
      },
    };
  }

  const ended = async () => {
    for (const thread of threads) if (thread.threadId !== -1) await once(thread, 'exit');
  };

  const threadsOf = (given: Partial<Parameters<typeof createExportThreads>[0]>) =>
    createExportThreads({ file: exportWorker, place: opened.place, stopping: new AbortController().signal, ...given });

  const madeHere = async (ordered: TableOrder) => textOf(await contentOf(opened.server, ordered));

  it('equals, byte for byte, one made in the server’s thread', async () => {
    for (const ordered of [
      order('observations.csv'),
      order('observations.csv', { request: { area: 'KZ-75', labels: 'kk' } }),
      order('answers.csv', { request: { search: 'almaty', labels: 'ru' } }),
      order('observations.jsonl'),
      order('codebook.csv'),
      order('codebook.json'),
    ])
      expect(await textOf(await opened.server.exports.contentOf(ordered))).toBe(await madeHere(ordered));
    expect(threads).toHaveLength(6);
    await ended();
  });

  it('shows nobody more than their own areas', async () => {
    const [owner] = [order('observations.csv')];
    const paths = await opened.server.db.selectFrom('areas').select('path').where('code', '=', 'KZ-75').execute();
    const regional = order('observations.csv', {
      reader: { ...owner.reader, role: 'regional-coordinator', areaPaths: paths.map(({ path }) => path) },
    });
    const lines = (await textOf(await opened.server.exports.contentOf(regional))).trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + 31);
    expect(await madeHere(regional)).toBe(`${lines.join('\r\n')}\r\n`);
  });

  it('is read to its end while the server’s own connection is writing', async () => {
    const { rest } = await begun();
    const { db } = opened.server;
    const text = await db.transaction().execute(async (writing) => {
      await writing.updateTable('missions').set({ name: 'Renamed' }).execute();
      return (await rest()).text;
    });
    expect(text).toBe(await madeHere(order('answers.csv')));
  });

  it('leaves pushes and probes answered while it waits for its reader', async () => {
    const phone = await Phone.enrol(app, demo.enrolment.code);
    const team = await opened.server.db
      .selectFrom('team_members')
      .select('team_id')
      .where('person_id', '=', phone.enrolment.person)
      .executeTakeFirstOrThrow();
    const { rest } = await begun();
    const { envelope } = await phone.write(opening(team.team_id), { 'H.OUT.01': chosen('observed') });
    expect((await phone.push(envelope)).outcomes).toMatchObject([{ outcome: 'stored' }]);
    expect((await app.request('/livez')).status).toBe(200);
    expect(threads.map(({ threadId }) => threadId)).not.toContain(-1); // it is still being made
    expect((await rest()).parts).toBeGreaterThan(8);
  });

  it('is made no further than its reader has come, however long that takes', async () => {
    const { rest } = await begun();
    const [paused] = threads;
    let more = 0;
    paused?.on('message', () => {
      more += 1;
    });
    // another one from beginning to end: time enough for the first, if it did not wait
    const whole = await textOf(await opened.server.exports.contentOf(order('answers.csv')));
    expect(paused?.threadId).not.toBe(-1);
    expect(more).toBeLessThanOrEqual(4);
    expect((await rest()).text).toBe(whole);
    expect(more).toBeGreaterThan(8);
  });

  it('ends with its reader', async () => {
    const { reader } = await begun();
    await reader.cancel();
    await ended();
    const leaving = new AbortController();
    await begun({ signal: leaving.signal, headers: { cookie } });
    leaving.abort();
    await ended();
    expect(threads.map(({ threadId }) => threadId)).toEqual([-1, -1]);
  });

  it('is not begun for its head alone', async () => {
    const { status, headers } = await app.request('/api/desk/exports/answers.csv', {
      method: 'HEAD',
      headers: { cookie },
    });
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="answers_/);
    expect(threads).toEqual([]);
  });

  it('is a broken download, not a short one, when its thread fails on the way', async () => {
    const { db } = opened.server;
    const last = await db
      .selectFrom('revisions')
      .innerJoin('observations', 'observations.id', 'revisions.observation_id')
      .select(['log_seq', 'text'])
      .where('observations.form', '=', 'voting')
      .orderBy('observations.no', 'desc')
      .executeTakeFirstOrThrow();
    const tell = (text: string) =>
      db.updateTable('revisions').set({ text }).where('log_seq', '=', last.log_seq).execute();
    const http = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
    await once(http, 'listening');
    const address = http.address() as { port: number };
    await tell('not JSON');
    try {
      const url = `http://127.0.0.1:${address.port}/api/desk/exports/answers.csv`;
      for (const encoding of ['identity', 'gzip']) {
        const response = await fetch(url, { headers: { cookie, 'accept-encoding': encoding } });
        expect(response.status).toBe(200);
        await expect(response.text()).rejects.toThrow();
      }
    } finally {
      await tell(last.text);
      http.close();
    }
    await ended();
    expect(vi.mocked(console.error).mock.calls.map(([error]) => String(error))).toEqual([
      expect.stringMatching(/JSON/),
      expect.stringMatching(/JSON/),
    ]);
    vi.mocked(console.error).mockClear();
  });

  it('is refused when its thread fails before it has made anything', async () => {
    const { db } = opened.server;
    const { content_json } = await db
      .selectFrom('forms')
      .selectAll()
      .where('id', '=', 'voting')
      .executeTakeFirstOrThrow();
    const publish = (text: string) =>
      db.updateTable('forms').set({ content_json: text }).where('id', '=', 'voting').execute();
    await publish('{}');
    const response = await app.request('/api/desk/exports/codebook.csv', { headers: { cookie } });
    await publish(content_json);
    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject({ refusal: 'BUSY' });
    expect(vi.mocked(console.error)).toHaveBeenCalledOnce();
    vi.mocked(console.error).mockClear();
    await ended();
  });

  it('waits while two others are made, and leaves the line with its reader', async () => {
    const { exports } = opened.server;
    const [first, second] = [await begun(), await begun()];
    const leaving = new AbortController();
    const third = exports.contentOf(order('codebook.json'), leaving.signal);
    const fourth = exports.contentOf(order('codebook.json'));
    leaving.abort();
    await expect(third).rejects.toMatchObject({ refusal: { refusal: 'BUSY' } });
    expect(threads).toHaveLength(2);
    await first.reader.cancel();
    expect(await textOf(await fourth)).toBe(await madeHere(order('codebook.json')));
    expect(threads).toHaveLength(3);
    await second.reader.cancel();
    await ended();
  });

  it('gives up its turn when its reader takes nothing for long', async () => {
    const exports = threadsOf({ stalledMs: 1 });
    const stalled = [await exports.contentOf(order('answers.csv')), await exports.contentOf(order('answers.csv'))];
    expect(await textOf(await exports.contentOf(order('codebook.json')))).toBe(await madeHere(order('codebook.json')));
    for (const content of stalled) await expect(textOf(content)).rejects.toThrow(/before the export was whole/);
    await exports.close();
  });

  it('is refused while it waits, and ended when it runs, when the server closes', async () => {
    const stopper = new AbortController();
    const exports = threadsOf({ stopping: stopper.signal });
    const running = [await exports.contentOf(order('answers.csv')), await exports.contentOf(order('answers.csv'))];
    const waiting = exports.contentOf(order('answers.csv'));
    stopper.abort();
    await expect(waiting).rejects.toMatchObject({ refusal: { refusal: 'BUSY' } });
    expect(threads.filter(({ threadId }) => threadId !== -1)).toHaveLength(2);
    await exports.close();
    expect(threads.filter(({ threadId }) => threadId !== -1)).toEqual([]);
    for (const content of running) await expect(textOf(content)).rejects.toThrow(/before the export was whole/);
  });

  // SQLite has no locks that keep readers out
  if (engine === 'PostgreSQL')
    it('does not keep the server from closing when its database hangs', async () => {
      const exports = threadsOf({ leaveMs: 1 });
      await opened.server.db.transaction().execute(async (blocking) => {
        await sql`lock table observations in access exclusive mode`.execute(blocking);
        const begun = exports.contentOf(order('observations.csv'));
        const failure = expect(begun).rejects.toThrow(/before the export was whole/);
        await expect.poll(() => threads.length).toBe(1);
        await exports.close();
        await failure;
      });
      await ended();
    });

  it('reads through a connection that cannot write', async () => {
    const { db, close } = await openStoreForReading(opened.place);
    onTestFinished(close);
    expect(await db.selectFrom('missions').select('id').execute()).toEqual([{ id: demo.mission }]);
    await expect(db.updateTable('missions').set({ name: 'Changed' }).execute()).rejects.toThrow(/read-?only/i);
  });
});
