import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { openServer, type Server } from '#server/open.ts';
import { StartupError } from '#server/startup-error.ts';
import { isDatabaseAway } from '#server/store/database-away.ts';
import { freshPostgresUrl } from '../fresh-postgres-url.ts';

let folder: string;
let opened: Server[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daybook-open-'));
});
afterEach(async () => {
  for (const server of opened) await server.close();
  opened = [];
  rmSync(folder, { recursive: true, force: true });
});

const open = async (environment: Record<string, string> = {}) => {
  const server = await openServer({ DAYBOOK_DATA: folder, ...environment });
  opened.push(server);
  return server;
};
const reopen = async () => {
  await opened.pop()?.close();
  return open();
};
const failure = async (opening: Promise<Server>): Promise<string> => {
  const error = await opening.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StartupError);
  return (error as StartupError).message;
};

/** What would end the process, from now on until the test ends. */
function uncaught(): unknown[] {
  const unheard: unknown[] = [];
  const listen = (error: unknown) => void unheard.push(error);
  process.on('uncaughtException', listen);
  onTestFinished(() => void process.off('uncaughtException', listen));
  return unheard;
}

test('a second process on one data folder is told so, and a process that ends leaves no lock', async () => {
  await open();
  expect(await failure(open())).toBe(
    `Another Daybook uses the data folder ${folder}: stop it, or name another folder in DAYBOOK_DATA.`,
  );
  await reopen();
});

test('a folder that cannot be made is named', async () => {
  writeFileSync(join(folder, 'file'), '');
  expect(await failure(open({ DAYBOOK_DATA: join(folder, 'file', 'data') }))).toMatch(
    /^The data folder .* cannot be made/,
  );
});

test('commits are on disk before they are answered', async () => {
  const { db } = await open();
  const setting = async (name: string) =>
    Object.values((await sql<object>`pragma ${sql.raw(name)}`.execute(db)).rows[0] ?? {})[0];
  expect(await setting('journal_mode')).toBe('wal');
  expect(await setting('synchronous')).toBe(2);
  expect(await setting('foreign_keys')).toBe(1);
});

test('keys, epoch and device stay the same; the key file is for its owner only', async () => {
  const first = await open();
  expect(statSync(join(folder, 'keys.json')).mode & 0o777).toBe(0o600);
  const { epoch, device, keys } = first;
  const second = await reopen();
  expect(second).toMatchObject({ epoch, device });
  expect(second.keys.public).toEqual(keys.public);
});

test('keys that are missing, damaged or of another server stop the start', async () => {
  await open();
  const file = join(folder, 'keys.json');
  const right = readFileSync(file, 'utf8');
  rmSync(file);
  expect(await failure(reopen())).toMatch(/^The key file .* is missing: put back/);
  writeFileSync(file, '{}');
  expect(await failure(reopen())).toMatch(/is damaged/);
  const other = mkdtempSync(join(tmpdir(), 'daybook-open-'));
  await (await openServer({ DAYBOOK_DATA: other })).close();
  expect(await failure(open({ DAYBOOK_KEYS: join(other, 'keys.json') }))).toMatch(
    /are not those this database was made with/,
  );
  rmSync(other, { recursive: true });
  writeFileSync(file, right);
  await open();
});

test('a database of a newer version is left alone', async () => {
  const { db } = await open();
  await sql`insert into kysely_migration (name, timestamp) values ('9999-from-the-future', 'x')`.execute(db);
  expect(await failure(reopen())).toMatch(/newer Daybook \(it knows "9999-from-the-future"\)/);
});

test('two processes that start together on an empty PostgreSQL agree on keys, epoch and tables', async () => {
  const environment = { DATABASE_URL: await freshPostgresUrl() };
  const servers = await Promise.all([open(environment), open(environment), open(environment)]);
  expect(new Set(servers.map(({ epoch }) => epoch)).size).toBe(1);
  expect(new Set(servers.map(({ keys }) => keys.fingerprint)).size).toBe(1);
  expect(servers[0]?.store.place).toMatch(/^PostgreSQL at 127\.0\.0\.1:\d+\/test_/);
});

test('a PostgreSQL that does not sync its commits is warned about', async () => {
  const url = await freshPostgresUrl();
  const first = await open({ DATABASE_URL: url });
  expect(first.store.warnings).toEqual([]);
  const name = new URL(url).pathname.slice(1);
  await sql`alter database ${sql.id(name)} set synchronous_commit = off`.execute(first.db);
  const second = await open({ DATABASE_URL: url });
  expect(second.store.warnings).toEqual([expect.stringContaining('synchronous_commit = off')]);
});

test('a PostgreSQL that is not there is a plain sentence without its password', async () => {
  const message = await failure(open({ DATABASE_URL: 'postgres://me:secret@127.0.0.1:9/daybook' }));
  expect(message).toMatch(/^PostgreSQL at 127\.0\.0\.1:9\/daybook cannot be reached/);
  expect(message).not.toContain('secret');
});

test('PostgreSQL that restarts does not end the server', async () => {
  const { db } = await open({ DATABASE_URL: await freshPostgresUrl() });
  const ending = sql<object>`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'daybook wakes'
  `;
  const unheard = uncaught();
  await expect.poll(async () => (await ending.execute(db)).rows.length, { timeout: 10_000 }).toBe(1);
  await wait(500); // nothing tells when the last word of a broken connection has come
  expect(unheard).toEqual([]);
});

test('a connection that breaks in the middle of a transaction ends that transaction and nothing else', async () => {
  const { db } = await open({ DATABASE_URL: await freshPostgresUrl() });
  const unheard = uncaught();
  const broken = db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction);
    await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(db);
    await wait(500); // nothing tells when the last word of a broken connection has come
    await sql`select 1`.execute(transaction);
  });
  await expect(broken).rejects.toSatisfy(isDatabaseAway);
  expect(unheard).toEqual([]);
  expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
});
