import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { freePort } from './free-port.ts';

const DEBIAN_FOLDER = '/usr/lib/postgresql';
const START_MS = 60_000;

/**
 * Ends the server and removes its folder ($0), unless it is to come back, when the tests end, even killed: their end of
 * the pipe closes with them.
 */
const UNTIL_STDIN_CLOSES = '"$@" & cat; kill -QUIT $!; wait; [ -e "$0/comes-back" ] || rm -rf "$0"';

/** A PostgreSQL server with a superuser's address; `TEST_DATABASE_URL` names one that already runs. */
export type PostgresServer = { adminUrl: string; stop(): Promise<void> };

/** One that can be taken away from whoever uses it, as when its machine fails, and given back. */
export type OwnPostgres = PostgresServer & { goAway(): Promise<void>; comeBack(): Promise<void> };

/** `undefined` where PostgreSQL is not installed. */
export async function startPostgres(): Promise<PostgresServer | undefined> {
  const running = process.env.TEST_DATABASE_URL;
  if (running) return { adminUrl: running, stop: async () => undefined };
  return startOwnPostgres();
}

/**
 * Starts a private cluster on a loopback port, with fsync as in production. `undefined` where PostgreSQL is not
 * installed.
 */
export async function startOwnPostgres(): Promise<OwnPostgres | undefined> {
  const programs = findPrograms();
  if (programs === undefined) return undefined;

  const folder = mkdtempSync(join(tmpdir(), 'daybook-postgres-'));
  const password = randomUUID();
  const passwordFile = join(folder, 'password');
  const dataFolder = join(folder, 'data');
  writeFileSync(passwordFile, password);
  const user = unprivilegedUser();
  if (user) for (const path of [folder, passwordFile]) chownSync(path, user.uid, user.gid);

  const options = { ...user, cwd: folder, stdio: 'ignore' as const };
  const cluster = [...'-U daybook -A scram-sha-256 -E UTF8 --no-locale --no-sync'.split(' '), '--pwfile', passwordFile];
  execFileSync(join(programs, 'initdb'), ['-D', dataFolder, ...cluster], options);

  const port = await freePort();
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200'];
  const command = [join(programs, 'postgres'), '-D', dataFolder, ...settings.flatMap((setting) => ['-c', setting])];
  const adminUrl = `postgres://daybook:${password}@127.0.0.1:${port}/postgres`;
  let server: ChildProcess;
  const start = async () => {
    server = spawn('sh', ['-c', UNTIL_STDIN_CLOSES, folder, ...command], {
      ...options,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    try {
      await answering(adminUrl, server);
    } catch (error) {
      await ended(server);
      throw error;
    }
  };
  await start();
  const comesBack = join(folder, 'comes-back');
  return {
    adminUrl,
    stop: () => ended(server),
    goAway: async () => {
      writeFileSync(comesBack, '');
      await ended(server);
    },
    comeBack: async () => {
      rmSync(comesBack);
      await start();
    },
  };
}

/** Creates an empty database on the server and returns its DATABASE_URL. */
export async function freshDatabase(adminUrl: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(`CREATE DATABASE ${name} TEMPLATE template0`);
  } finally {
    await admin.end();
  }
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

function findPrograms(): string | undefined {
  const versions = existsSync(DEBIAN_FOLDER) ? readdirSync(DEBIAN_FOLDER).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(DEBIAN_FOLDER, version, 'bin')),
    ...(process.env.PATH ?? '').split(':'),
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

/** PostgreSQL refuses to run as root. */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function answering(adminUrl: string, server: ChildProcess): Promise<void> {
  for (const giveUpAt = Date.now() + START_MS; ; await wait(50)) {
    const client = new Client({ connectionString: adminUrl });
    // a refused connection is also reported as an event, which nobody else listens to
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      if (server.exitCode !== null || Date.now() > giveUpAt) throw error;
    }
  }
}

function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.stdin?.end();
  });
}
