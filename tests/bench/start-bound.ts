import { fork } from 'node:child_process';
import { join } from 'node:path';
import { environmentOf, type Storage } from './engines.ts';

/** Starts the bare server on this storage. */
export async function startBound(storage: Storage): Promise<{ url: string; stop: () => Promise<void> }> {
  const child = fork(join(import.meta.dirname, 'bound-server.ts'), {
    env: { ...process.env, ...environmentOf(storage) },
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const port = await new Promise<unknown>((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`The bare server ended with ${code}`)));
  });
  return {
    url: `http://127.0.0.1:${String(port)}`,
    stop: async () => {
      child.kill();
      await exited;
    },
  };
}
