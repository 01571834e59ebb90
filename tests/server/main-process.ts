import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { onTestFinished } from 'vitest';

const TSX = import.meta.resolve('tsx');

type Started = { child: ChildProcess; ended: Promise<number | null>; lines(): string[] };

/** Starts the server as `npm start` does, from its source. Resolves when it listens or has ended; ends with the test. */
export async function startMain(environment: Record<string, string>, ...options: string[]): Promise<Started> {
  const started = run('src/server/main.ts', options, { environment });
  await Promise.race([
    started.ended,
    new Promise<void>((done) => {
      started.heard(() => started.output().includes('Daybook listens on') && done());
    }),
  ]);
  return { ...started, lines: () => started.output().trimEnd().split('\n') };
}

/** What a command printed on both outputs, and its exit code. */
type Said = { code: number | null; output: string };

/** Runs a command of the command line in a process of its own, in `folder`. */
export async function daybook(
  args: string[],
  { environment, folder }: { environment: Record<string, string>; folder: string },
): Promise<Said> {
  const { ended, output } = run('src/cli/daybook.ts', args, { environment, folder });
  return { code: await ended, output: output() };
}

function run(file: string, args: string[], where: { environment: Record<string, string>; folder?: string }) {
  const child = spawn(process.execPath, ['--import', TSX, resolve(file), ...args], {
    cwd: where.folder,
    env: { PATH: process.env.PATH ?? '', ...where.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  const listeners: (() => void)[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => {
      output += bytes.toString('utf8');
      for (const listener of listeners) listener();
    });
  const ended = new Promise<number | null>((done) => child.once('close', done));
  return { child, ended, output: () => output, heard: (listener: () => void) => void listeners.push(listener) };
}
