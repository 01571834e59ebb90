import { parentPort } from 'node:worker_threads';
import { simulate } from './simulate.ts';

/** Seeds to live through; `to` is not included. */
export type Share = { from: number; to: number; seconds: number | undefined };

export type Failed = { seed: number; seconds: number; broken: string; story: string[] };
export type Told = { days: number; said: number; delivered: number; failed: Failed[] };

async function live({ from, to, seconds }: Share): Promise<Told> {
  const told: Told = { days: 0, said: 0, delivered: 0, failed: [] };
  for (let seed = from; seed < to; seed++) {
    const { broken, story, said, delivered, ...day } = await simulate({ seed, seconds });
    told.days += 1;
    told.said += said;
    told.delivered += delivered;
    if (broken !== undefined) told.failed.push({ ...day, broken, story: story() });
  }
  return told;
}

parentPort?.on('message', (share: Share) => {
  void live(share).then((told) => parentPort?.postMessage(told));
});
