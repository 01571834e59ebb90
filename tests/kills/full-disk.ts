import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningServer } from '../browser/start-server.ts';
import type { Storage } from './storage.ts';

/** A way in which a server's disk takes no more. */
export type Full = {
  /** The program that starts the server (`startServer`). */
  through(storage: Storage): string[];
  /** Where this process sees the server's data. */
  folder(server: RunningServer, storage: Storage): string;
  fill(folder: string, server: RunningServer): void;
  free(folder: string, server: RunningServer): void;
};

/** A mount of one's own needs root, or a namespace in which one is root. */
const NAMESPACES = [
  ['unshare', '--mount'],
  ['unshare', '--user', '--map-root-user', '--mount'],
];
const [namespace] = NAMESPACES.filter(
  ([command = '', ...options]) => spawnSync(command, [...options, 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0,
);

/** Whether a disk can be made here that only the server sees. */
export const canMount = namespace !== undefined;

const DISK = `mount -t tmpfs -o size=6m none "$0" && cp -a "$0.kept/." "$0" && exec "$@"`;

/** A small disk of the server's own, on which there is no room (ENOSPC). It begins with what lies in `FOLDER.kept`. */
export const noRoom: Full = {
  through: ({ folder }) => [...(namespace ?? []), 'sh', '-c', DISK, folder],
  folder: (server, { folder }) => join('/proc', String(server.pid()), 'root', folder),
  fill(folder) {
    const ballast = openSync(join(folder, 'ballast'), 'w');
    try {
      for (const bytes = Buffer.alloc(4096); ; ) writeSync(ballast, bytes);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    } finally {
      closeSync(ballast);
    }
  },
  free: (folder) => rmSync(join(folder, 'ballast')),
};

const limitFiles = ({ pid }: RunningServer, bytes: string): void =>
  void execFileSync('prlimit', ['--pid', String(pid()), `--fsize=${bytes}:unlimited`]);

/** The system lets none of the server's files grow (EFBIG, which is what a quota or a failing disk looks like). */
export const noGrowth: Full = {
  through: ({ folder }) => ['sh', '-c', 'cp -a "$0.kept/." "$0" && exec "$@"', folder],
  folder: (_, { folder }) => folder,
  fill: (_, server) => limitFiles(server, '4096'),
  free: (_, server) => limitFiles(server, 'unlimited'),
};
