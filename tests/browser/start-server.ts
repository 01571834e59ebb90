import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../free-port.ts';

const READY = /^Daybook listens on http/m;
const START_MS = 30_000;

export type RunningServer = {
  url: string;
  dataFolder: string;
  /** Of the process that runs now. */
  pid(): number;
  /** Everything the server printed since the first start. */
  output(): string;
  /** As a power cut would: SIGKILL. */
  kill(): Promise<void>;
  /** As an operator would: SIGTERM. Resolves to the exit code. */
  stop(): Promise<number | null>;
  /** The same port and the same data. */
  restart(): Promise<void>;
  /** Kills the server and removes its data; for `afterAll`. */
  discard(): Promise<void>;
};

/**
 * Starts the built server as an operator does, on a free loopback port and a data folder of its own (or a
 * `DATABASE_URL`). `build` is the built folder; `through` is a program, with its options, that starts the server.
 */
export async function startServer(
  environment: Record<string, string> = {},
  { build = 'dist', through = [] }: { build?: string; through?: readonly string[] } = {},
): Promise<RunningServer> {
  const port = await freePort();
  const dataFolder = mkdtempSync(join(tmpdir(), 'daybook-data-'));
  let output = '';
  let child: ChildProcess;

  async function start(): Promise<void> {
    const from = output.length;
    const command = [...through, process.execPath, '--enable-source-maps', join(build, 'server', 'main.js')];
    child = spawn(command[0] ?? '', command.slice(1), {
      env: { ...process.env, PORT: String(port), DAYBOOK_DATA: dataFolder, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    await new Promise<void>((resolve, reject) => {
      const fail = (reason: string) => reject(new Error(`the server ${reason}:\n${output.slice(from)}`));
      const timer = setTimeout(() => fail(`was not ready after ${START_MS} ms`), START_MS);
      const hear = (bytes: Buffer) => {
        output += bytes.toString('utf8');
        if (!READY.test(output.slice(from))) return;
        clearTimeout(timer);
        resolve();
      };
      child.stdout?.on('data', hear);
      child.stderr?.on('data', hear);
      child.once('error', reject);
      child.once('exit', (code) => {
        clearTimeout(timer);
        fail(`ended with ${code}`);
      });
    });
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    return new Promise((resolve) => {
      child.once('exit', (code) => resolve(code));
      child.kill(signal);
    });
  }

  await start();
  return {
    url: `http://127.0.0.1:${port}`,
    dataFolder,
    pid: () => child.pid ?? 0,
    output: () => output,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    restart: start,
    discard: async () => {
      await end('SIGKILL');
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
