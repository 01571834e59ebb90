import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { adminSocket, isAnswered, openAdminSocket } from '#server/admin/socket.ts';
import { openServer, type Server } from '#server/open.ts';
import { freshPostgresUrl } from '#tests/fresh-postgres-url.ts';

let home: string;
let opened: Server[] = [];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'daybook-socket-'));
});
afterEach(async () => {
  for (const server of opened) await server.close();
  opened = [];
  rmSync(home, { recursive: true });
});

async function open(folder: string, environment: Record<string, string> = {}): Promise<Server> {
  const server = await openServer({ DAYBOOK_DATA: folder, ...environment }, { clientFolder: join(home, 'client') });
  opened.push(server);
  return server;
}

const permissions = (path: string) => (statSync(path).mode & 0o777).toString(8);

it('lets in nobody but the user of the server, whatever the umask; the folder is made for that user alone', async () => {
  const folder = join(home, 'data');
  const postgres = { DATABASE_URL: await freshPostgresUrl(), DAYBOOK_KEYS: join(home, 'keys.json') };
  mkdirSync(join(home, 'client', 'assets'), { recursive: true });
  const before = process.umask(0);
  try {
    for (const environment of [{}, postgres]) {
      const server = await open(folder, environment);
      expect(await openAdminSocket(server)).toBeUndefined();
      expect(permissions(adminSocket(folder))).toBe('600');
      expect(permissions(folder)).toBe('700');
      expect(process.umask()).toBe(0);
      await server.close();
      rmSync(folder, { recursive: true });
    }
  } finally {
    process.umask(before);
  }
});

it('is gone when the server is asked to stop, also while somebody is connected', async () => {
  const server = await open(home);
  await openAdminSocket(server);
  const path = adminSocket(home);
  const idle = connect(path);
  await new Promise((resolve) => idle.once('connect', resolve));
  const cutOff = new Promise((resolve) => idle.once('close', resolve));
  server.stop();
  await cutOff;
  expect(existsSync(path)).toBe(false);
  expect(await isAnswered(path)).toBe(false);
});

it('is not opened by a server that is stopping', async () => {
  const server = await open(home);
  server.stop();
  expect(await openAdminSocket(server)).toBeUndefined();
  expect(existsSync(adminSocket(home))).toBe(false);
});

it('is left to the process that has it', async () => {
  const environment = { DATABASE_URL: await freshPostgresUrl() };
  const [first, second] = [await open(home, environment), await open(home, environment)];
  await openAdminSocket(first);
  const { ino } = statSync(adminSocket(home));
  expect(await openAdminSocket(second)).toBeUndefined();
  expect(statSync(adminSocket(home)).ino).toBe(ino);
  await second.close();
  expect(await isAnswered(adminSocket(home))).toBe(true);
});

it('never replaces what is not a socket', async () => {
  const server = await open(home);
  writeFileSync(adminSocket(home), 'notes');
  expect(await openAdminSocket(server)).toMatch(/^There is no admin socket .*EADDRINUSE/);
  expect(readFileSync(adminSocket(home), 'utf8')).toBe('notes');
});

it('says when its path is too long', async () => {
  const long = join(home, 'a-folder-with-a-long-name-'.repeat(4));
  expect(await openAdminSocket(await open(long))).toContain('its path is longer than 103 bytes');
  expect(existsSync(adminSocket(long))).toBe(false);
  const edge = join(home, 'e'.repeat(103 - adminSocket(join(home, '-')).length + 1));
  mkdirSync(edge);
  expect(Buffer.byteLength(adminSocket(edge))).toBe(103);
  expect(await openAdminSocket(await open(edge))).toBeUndefined();
  expect(await isAnswered(adminSocket(edge))).toBe(true);
});
