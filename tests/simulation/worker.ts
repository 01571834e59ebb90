import { parentPort } from 'node:worker_threads';
import { type Outcome, simulate } from './simulate.ts';

/** Seeds to live through; `to` is not included. */
export type Share = { from: number; to: number };

export type Told = { days: number; said: number; delivered: number; failed: Outcome[] };

async function live({ from, to }: Share): Promise<Told> {
  const told: Told = { days: 0, said: 0, delivered: 0, failed: [] };
  for (let seed = from; seed < to; seed++) {
    const outcome = await simulate(seed);
    told.days += 1;
    told.said += outcome.said;
    told.delivered += outcome.delivered;
    if (outcome.broken !== undefined) told.failed.push(outcome);
  }
  return told;
}

parentPort?.on('message', (share: Share) => {
  void live(share).then((told) => parentPort?.postMessage(told));
});
