import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '#cli/run-command.ts';
import { adminSocket } from '#server/admin/socket.ts';
import { readCsv } from '#tests/exports/read-csv.ts';
import { freePort } from '#tests/free-port.ts';
import { freshPostgresUrl } from '#tests/fresh-postgres-url.ts';
import { daybook, startMain } from '#tests/server/main-process.ts';
import { Phone } from '#tests/server/phone.ts';

const SLOW_MS = 120_000;
let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'daybook-beside-'));
  mkdirSync(join(home, 'elsewhere'));
});
afterEach(() => rmSync(home, { recursive: true }));

const file = (name: string) => join(home, 'elsewhere', name);

async function environmentOf(engine: 'SQLite' | 'PostgreSQL'): Promise<Record<string, string>> {
  const data = { PORT: String(await freePort()), DAYBOOK_DATA: join(home, 'data') };
  return engine === 'SQLite' ? data : { ...data, DATABASE_URL: await freshPostgresUrl() };
}

/** Runs commands in this process; the server has one of its own. */
const commandsOf =
  (environment: Record<string, string>) =>
  async (...args: string[]): Promise<string> => {
    const lines: string[] = [];
    await runCommand(args, { environment, print: (line) => lines.push(line) });
    return lines.join('\n');
  };

async function signedIn(port: string, demo: string): Promise<(path: string) => Promise<Response>> {
  const [, login = '', password = ''] = /as "(\w+)" with the password (\S+)/.exec(demo) ?? [];
  const reply = await fetch(`http://127.0.0.1:${port}/api/desk/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: `http://127.0.0.1:${port}` },
    body: JSON.stringify({ login, password }),
  });
  const cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? '';
  return (path) => fetch(`http://127.0.0.1:${port}/api/desk/${path}`, { headers: { cookie } });
}

describe.each(['SQLite', 'PostgreSQL'] as const)('commands beside a running server on %s', (engine) => {
  it('do what they do without one; phones and headquarters see it at once', { timeout: SLOW_MS }, async () => {
    const environment = await environmentOf(engine);
    const port = environment.PORT ?? '';
    const server = await startMain(environment);
    const done = commandsOf(environment);

    expect(await done('init')).toMatch(
      new RegExp(`^Set up the mission, once, at http://127\\.0\\.0\\.1:${port}/hq/setup#secret=\\S{40,}`),
    );
    const demo = await done('demo');
    for (const command of ['init', 'demo'])
      await expect(done(command)).rejects.toThrow('There is a mission already in');
    const reached = { request: (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init) };
    const phone = await Phone.enrol(reached, /type the code (\S+)/.exec(demo)?.[1] ?? '');
    expect((await phone.pull()).reference?.content.frameVersion).toBe(1);
    const desk = await signedIn(port, demo);

    writeFileSync(file('list.csv'), 'Region,Number,Address\nAlmaty (city),9001,1 New Street\n');
    expect(await done('import-stations', file('list.csv'))).toContain('Nothing was written.');
    expect(await (await desk('frame')).json()).toMatchObject({ version: 1 });
    expect(await done('import-stations', file('list.csv'), '--publish')).toContain('Published as version 2.');
    expect(await (await desk('frame')).json()).toMatchObject({ version: 2, stationCount: 1 });
    expect((await phone.pull()).reference?.content.frameVersion).toBe(2);
    expect(await (await phone.get('/frame/2')).json()).toMatchObject({ stations: [{ code: 'KZ-75-9001' }] });

    expect(await done('export', 'observations.csv', '--out', file('visits.csv'))).toBe(
      `Written: ${file('visits.csv')}`,
    );
    const downloaded = Buffer.from(await (await desk('exports/observations.csv')).arrayBuffer());
    expect(readFileSync(file('visits.csv'))).toEqual(downloaded);
    expect(readCsv(downloaded.toString('utf8'))).toHaveLength(72);
    await expect(done('export', 'observations.csv', '--out', file('nowhere/visits.csv'))).rejects.toThrow(
      /^A file is not there: .*nowhere/,
    );

    writeFileSync(file('copy'), '');
    await expect(done('restore', file('copy'))).rejects.toThrow(
      `A server runs on ${environment.DAYBOOK_DATA}: stop it first, because restoring replaces its database.`,
    );

    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    expect(existsSync(adminSocket(join(home, 'data')))).toBe(false);
    expect(server.lines().slice(2)).toEqual([]);
    await done('export', 'observations.csv', '--out', file('after.csv'));
    expect(readFileSync(file('after.csv'))).toEqual(downloaded);
  });
});

it('file names are those of the folder a command is run in, and its files belong to whoever runs it', {
  timeout: SLOW_MS,
}, async () => {
  const environment = await environmentOf('SQLite');
  await startMain(environment);
  await commandsOf(environment)('demo');
  writeFileSync(file('list.csv'), 'Region,Number,Address\nAlmaty (city),9001,1 New Street\n');
  const where = { environment, folder: join(home, 'elsewhere') };
  const said = await daybook(['import-stations', 'list.csv', '--publish'], where);
  expect(said).toEqual({ code: 0, output: expect.stringMatching(/Published as version 2\.\n$/) });
  expect(await daybook(['export', 'codebook.json', '--out', 'book.json'], where)).toEqual({
    code: 0,
    output: 'Written: book.json\n',
  });
  expect(statSync(file('book.json')).mode & 0o777).toBe(0o600);
  expect(await daybook(['import-stations', 'nothing.csv'], where)).toEqual({
    code: 1,
    output: expect.stringMatching(/^A file is not there: .*nothing\.csv/),
  });
});

it('the socket of a killed server stands in nobody’s way', { timeout: SLOW_MS }, async () => {
  const environment = await environmentOf('SQLite');
  const killed = await startMain(environment);
  killed.child.kill('SIGKILL');
  await killed.ended;
  expect(existsSync(adminSocket(join(home, 'data')))).toBe(true);
  const done = commandsOf(environment);
  expect(await done('init')).toMatch(/^Start the server, then set up/);
  const server = await startMain(environment);
  expect(server.lines().join()).not.toContain('Warning');
  expect(await done('init')).toMatch(/^Set up the mission/);
});

it('of two processes on one PostgreSQL one has the socket, and both see what commands do', {
  timeout: SLOW_MS,
}, async () => {
  const environment = await environmentOf('PostgreSQL');
  await startMain(environment);
  const second = await startMain({ ...environment, PORT: String(await freePort()) });
  expect(second.lines().join()).not.toContain('Warning');
  const done = commandsOf(environment);
  const demo = await done('demo');
  const [, port = ''] = /listens on http:\/\/127\.0\.0\.1:(\d+)/.exec(second.lines().join()) ?? [];
  expect(await (await (await signedIn(port, demo))('frame')).json()).toMatchObject({ version: 1 });
  second.child.kill('SIGTERM');
  expect(await second.ended).toBe(0);
  expect(await done('export', 'codebook.json', '--out', file('book.json'))).toContain('Written');
  expect(existsSync(adminSocket(join(home, 'data')))).toBe(true);
});

it('a server without a socket says so, and commands that need it stopped do', { timeout: SLOW_MS }, async () => {
  const environment = { ...(await environmentOf('SQLite')), DAYBOOK_DATA: join(home, 'long-name-'.repeat(9)) };
  const server = await startMain(environment);
  expect(server.lines().filter((line) => line.startsWith('Warning'))).toEqual([
    expect.stringMatching(
      /^Warning: There is no admin socket .* longer than 103 bytes\. .* need the server stopped\.$/,
    ),
  ]);
  await expect(commandsOf(environment)('init')).rejects.toThrow(/^Another Daybook uses the data folder/);
});
