import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort } from '../free-port.ts';
import { freshPostgresUrl } from '../fresh-postgres-url.ts';
import { startMain } from './main-process.ts';

const SLOW_MS = 120_000;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daybook-main-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const start = (environment: Record<string, string>, ...options: string[]) =>
  startMain({ DAYBOOK_DATA: join(folder, 'data'), ...environment }, ...options);

test('it says where it listens and where the data is, and offers to set up a mission', {
  timeout: SLOW_MS,
}, async () => {
  const port = String(await freePort());
  const { child, ended, lines } = await start({ PORT: port });
  expect(lines()).toEqual([
    expect.stringMatching(
      new RegExp(`^No mission yet\\. Set it up, once, at http://127\\.0\\.0\\.1:${port}/hq/setup#secret=[\\w-]{43}$`),
    ),
    `Daybook listens on http://127.0.0.1:${port} · data in ${join(folder, 'data')}`,
  ]);
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
});

test('on PostgreSQL it names the server, and says when phones cannot install from its address', {
  timeout: SLOW_MS,
}, async () => {
  const url = new URL(await freshPostgresUrl());
  const port = String(await freePort());
  const { child, ended, lines } = await start({
    PORT: port,
    HOST: '0.0.0.0',
    DAYBOOK_ORIGIN: 'http://192.168.1.5:3000',
    DATABASE_URL: url.href,
  });
  expect(lines()[0]).toMatch(/^Phones cannot install the app from http:\/\/192\.168\.1\.5:3000/);
  expect(lines().at(-1)).toBe(
    `Daybook listens on http://0.0.0.0:${port} · data in PostgreSQL at ${url.host}${url.pathname}`,
  );
  child.kill('SIGINT');
  expect(await ended).toBe(0);
});

test('an export under way when it is asked to stop is sent whole', { timeout: SLOW_MS }, async () => {
  const port = String(await freePort());
  const { child, ended, lines } = await start({ PORT: port }, '--demo');
  const desk = `http://127.0.0.1:${port}/api/desk`;
  const [, login, password] = /as "(\S+)" with the password (\S+)/.exec(lines().join('\n')) ?? [];
  const signedIn = await fetch(`${desk}/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  // `agent: false`: a connection kept for more requests would be waited for
  const [download] = await once(
    get(`${desk}/exports/observations.jsonl`, { headers: { cookie }, agent: false }),
    'response',
  );
  child.kill('SIGTERM');
  expect((await text(download as IncomingMessage)).trimEnd().split('\n')).toHaveLength(72);
  expect(await ended).toBe(0);
});

test('what keeps it from starting is one sentence', { timeout: SLOW_MS }, async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.once('listening', resolve));
  const address = taken.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  writeFileSync(join(folder, 'file'), '');
  const failures: [Record<string, string>, RegExp][] = [
    [{ PORT: port }, new RegExp(`^Port ${port} is in use: stop the other program, or choose another with PORT\\.$`)],
    [{ HOST: '0.0.0.0' }, /^DAYBOOK_ORIGIN is missing: set it to the address phones use/],
    [{ DAYBOOK_ORIGIN: 'daybook.example.org' }, /^DAYBOOK_ORIGIN must be an address such as/],
    [{ PORT: 'http' }, /^PORT must be a number/],
    [{ DAYBOOK_DATA: join(folder, 'file', 'data') }, /^The data folder .* cannot be made/],
  ];
  for (const [environment, sentence] of failures) {
    const { ended, lines } = await start(environment);
    expect(await ended).toBe(1);
    expect(lines()).toEqual([expect.stringMatching(sentence)]);
  }
  taken.close();
});
