import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Id } from '#model/ids.ts';

/** What a server asked of its disk, and what it told its phones, in the order it did so. */
export type Operation =
  | { kind: 'write'; file: string; at: number; bytes: Buffer }
  | { kind: 'truncate'; file: string; size: number }
  /** What was written to the file before is on the disk now. */
  | { kind: 'sync'; file: string }
  | { kind: 'make'; file: string }
  | { kind: 'remove'; file: string }
  /** What was made and removed before is so on the disk now. */
  | { kind: 'sync-folder' }
  /** A phone was told that these are stored. */
  | { kind: 'answer'; revisions: Id[] };

/** The shared memory of the log is made anew by whoever opens the database first, and is not looked at after a crash. */
const IS_RECORDED = /^daybook\.db(-wal|-journal)?$/;

const CALLS = 'openat,pwrite64,pwritev,pwritev2,write,writev,sendto,sendmsg,fsync,fdatasync,ftruncate,fallocate,';
const NAMES = 'unlink,unlinkat,rename,renameat,renameat2';

/** Starts the server (`startServer({through})`) so that what it asks of the system is written to `file`. */
export function recordingTo(file: string): string[] {
  const strace = ['/usr/bin/strace', '/usr/local/bin/strace'].find((path) => existsSync(path));
  if (!strace) throw new Error('strace is not installed: run .ci/install-test-needs.sh');
  // -D: the server is the process that is started; without -f: its first thread, which is the only one to write here
  return [strace, '-D', '-y', '-xx', '-s', '1000000', '-e', `trace=${CALLS}${NAMES}`, '-e', 'signal=none', '-o', file];
}

/** @throws when the server did something to the database's files that this does not know */
export function operationsIn(file: string, folder: string): Operation[] {
  return readFileSync(file, 'latin1')
    .split('\n')
    .flatMap((line) => operationOf(line, folder) ?? []);
}

const CALL = /^(\w+)\((.*)\) += (-?\d+|0x[0-9a-f]+)/s;

function operationOf(line: string, folder: string): Operation | undefined {
  const [, call = '', args = '', result = ''] = CALL.exec(line) ?? [];
  if (call === '' || result.startsWith('-')) return undefined;
  const texts = [...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, text = '']) => bytesOf(text));
  const described = /^\d+<([^>]*)>/.exec(args)?.[1];
  const opened = described && bytesOf(described).toString('utf8');
  if (opened?.startsWith('socket:')) return answerIn(texts);
  const path = opened ?? texts.at(-1)?.toString('utf8') ?? '';
  if (call.endsWith('sync') && path === folder) return { kind: 'sync-folder' };
  if (dirname(path) !== folder || !IS_RECORDED.test(basename(path))) return undefined;
  const name = basename(path);
  const numbers = args.split(', ').map(Number);
  switch (call) {
    case 'pwrite64':
      return { kind: 'write', file: name, at: numbers.at(-1) ?? 0, bytes: whole(texts[0], Number(result)) };
    case 'fsync':
    case 'fdatasync':
      return { kind: 'sync', file: name };
    case 'ftruncate':
      return { kind: 'truncate', file: name, size: numbers.at(-1) ?? 0 };
    case 'openat':
      return args.includes('O_CREAT') ? { kind: 'make', file: name } : undefined;
    case 'unlink':
      return { kind: 'remove', file: name };
    default:
      throw new Error(`The server did something unknown to its database: ${line.slice(0, 200)}`);
  }
}

const bytesOf = (text: string): Buffer => Buffer.from(text.replaceAll('\\x', ''), 'hex');

function whole(bytes: Buffer | undefined, length: number): Buffer {
  if (bytes?.length !== length) throw new Error(`${length} bytes were written, and ${bytes?.length} recorded`);
  return bytes;
}

function answerIn(texts: readonly Buffer[]): Operation | undefined {
  const text = Buffer.concat(texts).toString('utf8');
  const stored = [...text.matchAll(/"revision":"([0-9a-f-]{36})","outcome":"(?:stored|duplicate)"/g)];
  return stored.length === 0 ? undefined : { kind: 'answer', revisions: stored.map(([, id = '']) => id) };
}
