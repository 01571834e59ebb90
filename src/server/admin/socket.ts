import { lstatSync, mkdirSync, rmSync } from 'node:fs';
import { connect, type Server as Listener } from 'node:net';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import type { Server } from '#server/server.ts';
import { adminApp } from './admin-app.ts';

/** What the shortest `sun_path` (macOS, BSD) holds with the zero byte at its end; longer ones may be cut off silently. */
const LONGEST_PATH_BYTES = 103;

/** For everybody but the user of this process, no permission at all. */
const OWNER_READS_AND_WRITES = 0o177;

export const adminSocket = (dataFolder: string): string => join(dataFolder, 'admin.sock');

const isTooLong = (path: string): boolean => Buffer.byteLength(path) > LONGEST_PATH_BYTES;

/** Whether a process listens there. A killed server leaves a socket on which nobody does. */
export function isAnswered(path: string): Promise<boolean> {
  if (isTooLong(path)) return Promise.resolve(false);
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}

/**
 * Lets commands reach this server through a socket in its data folder, until it is asked to stop; requests under way
 * are then cut off, whole or undone as their transactions are. Of several processes with one data folder the first has
 * the socket.
 * @returns why there is none, for the operator
 */
export async function openAdminSocket(server: Server): Promise<string | undefined> {
  const path = adminSocket(server.dataFolder);
  try {
    if (isTooLong(path)) throw new Error(`its path is longer than ${LONGEST_PATH_BYTES} bytes`);
    mkdirSync(server.dataFolder, { recursive: true, mode: 0o700 });
    if ((await isAnswered(path)) || server.stopping.aborted) return undefined;
    if (lstatSync(path, { throwIfNoEntry: false })?.isSocket()) rmSync(path);
    await listen(server, path);
    return undefined;
  } catch (error) {
    return `There is no admin socket ${path}: ${(error as Error).message}. On SQLite, commands other than "backup" need the server stopped.`;
  }
}

async function listen(server: Server, path: string): Promise<void> {
  const http = createAdaptorServer({ fetch: adminApp(server).fetch });
  server.stopping.addEventListener('abort', () => {
    http.close(); // removes the file
    if ('closeAllConnections' in http) http.closeAllConnections();
  });
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    listenForOwner(http, path, resolve);
  });
}

/** The file is made inside the call: there is no moment at which others could open it. */
function listenForOwner(http: Listener, path: string, listening: () => void): void {
  const before = process.umask(OWNER_READS_AND_WRITES);
  try {
    http.listen(path, listening);
  } finally {
    process.umask(before);
  }
}
