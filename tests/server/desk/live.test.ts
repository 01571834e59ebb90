import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { describe, expect, onTestFinished, test } from 'vitest';
import { LiveEvent } from '#model/desk/observations.ts';
import { createApp } from '#server/app.ts';
import { type DeskEnv, gate } from '#server/routes/desk/gate.ts';
import { liveRoutes } from '#server/routes/desk/live.ts';
import { type Desk, ENGINES, isHere, openDesk } from './desk.ts';
import { deploy } from './field.ts';

type Event = { name: string; id: string; observations: string[] };

/** Opens the stream with a heartbeat of `heartbeatMs`; `next` reads one event, undefined at the end of the stream. */
async function listen(desk: Desk, { after, heartbeatMs = 50 }: { after?: string; heartbeatMs?: number } = {}) {
  const app = new Hono<DeskEnv>();
  app.use(gate(desk.server));
  app.route('/', liveRoutes(desk.server, heartbeatMs));
  const left = new AbortController();
  const response = await app.request('/live', {
    headers: { cookie: desk.aigul.cookie ?? '', ...(after === undefined ? {} : { 'last-event-id': after }) },
    signal: left.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const leave = async () => {
    left.abort();
    await reader?.cancel();
  };
  onTestFinished(leave);
  let [text, heartbeats] = ['', 0];
  const next = async (): Promise<Event | undefined> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const lines = text.slice(0, end).split('\n');
        text = text.slice(end + 2);
        const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
        const data = field('data');
        if (data === undefined) heartbeats += 1;
        else return { name: field('event') ?? 'message', id: field('id') ?? '', ...LiveEvent.parse(JSON.parse(data)) };
        continue;
      }
      const read = await reader?.read();
      if (!read || read.done) return undefined;
      text += read.value;
    }
  };
  return { response, next, leave, heartbeats: () => heartbeats };
}

describe.each(ENGINES)('the live stream on %s', (engine) => {
  test.runIf(isHere(engine))('tells what changed, and resumes after what the page has seen', async () => {
    const desk = await openDesk(engine);
    const nurlan = await deploy(desk, 'Nurlan', 'A');
    const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
    const { next, leave, response } = await listen(desk);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(await next()).toMatchObject({ name: 'here', observations: [] });
    await nurlan.write({ observation: first });
    const told = await next();
    expect(told).toMatchObject({ name: 'message', observations: [first] });
    await leave();

    await nurlan.write({ observation: second });
    await nurlan.write({ observation: third });
    const again = await listen(desk, { after: told?.id ?? '' });
    expect((await again.next())?.name).toBe('here');
    const missed = new Set<string>();
    while (missed.size < 2) for (const id of (await again.next())?.observations ?? ['end']) missed.add(id);
    expect(missed).toEqual(new Set([second, third]));
  });

  test.runIf(isHere(engine))('a page that comes back with a cursor of another database loads again', async () => {
    const desk = await openDesk(engine);
    const { next } = await listen(desk, { after: 'another-epoch/0.12' });
    expect(await next()).toMatchObject({ name: 'message', observations: [] });
  });
});

test('the stream ends with the session', async () => {
  const desk = await openDesk('SQLite');
  const { next, heartbeats } = await listen(desk, { heartbeatMs: 20 });
  await next();
  const ending = next();
  await desk.aigul.ok('POST', '/logout', {});
  expect(await ending).toBeUndefined();
  expect(heartbeats()).toBeGreaterThanOrEqual(0);
});

test('a listening page does not keep the session alive', async () => {
  const desk = await openDesk('SQLite');
  const { next } = await listen(desk, { heartbeatMs: 20 });
  await next();
  desk.pass(30 * 60_000);
  expect(await next()).toBeUndefined();
});

test('whoever asks only for the head of the stream does not listen', async () => {
  const desk = await openDesk('SQLite');
  const { live } = desk.server;
  let listeners = 0;
  desk.server.live = {
    ...live,
    subscribe: (listener) => {
      listeners += 1;
      return live.subscribe(listener);
    },
  };
  const app = createApp(desk.server);
  const headers = { cookie: desk.aigul.cookie ?? '' };
  const head = await app.request('/api/desk/live', { method: 'HEAD', headers });
  expect([head.status, head.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  expect(listeners).toBe(0);
  const stream = await app.request('/api/desk/live', { headers });
  expect(listeners).toBe(1);
  await stream.body?.cancel();
});

test('nobody listens without a session', async () => {
  const desk = await openDesk('SQLite');
  expect(await desk.browser().refusal('GET', '/live')).toBe('SESSION_ENDED');
});
