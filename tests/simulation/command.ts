import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import type { Failed, Share, Told } from './worker.ts';

/**
 * `npm run simulate -- --seeds 100000 [--from 1] [--workers 2] [--seconds 300]`, or `--seed 7` to read one day. Says how
 * many days were lived through, what was tried, and the story of the first one that broke a promise. Without
 * `--seconds` each seed decides how long its day is.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '2000' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    seconds: { type: 'string' },
    workers: { type: 'string', default: String(cpus().length) },
  },
});
const AT_ONCE = 100;
const seconds = values.seconds === undefined ? undefined : Number(values.seconds);
const here = dirname(fileURLToPath(import.meta.url));
const [first, count] = values.seed ? [Number(values.seed), 1] : [Number(values.from), Number(values.seeds)];

/** Bundled once: a hundred thousand days in untransformed code are many minutes less. */
async function bundled(): Promise<string> {
  const outDir = join(here, '..', '..', 'test-results', 'simulation');
  await build({
    configFile: false,
    logLevel: 'error',
    build: { ssr: join(here, 'worker.ts'), outDir, emptyOutDir: true, target: 'node20', minify: false },
  });
  return join(outDir, 'worker.js');
}

const started = performance.now();
let next = first;
const sums = { days: 0, said: 0, delivered: 0 };
const failed: Failed[] = [];

const share = (): Share | undefined => {
  if (next >= first + count || failed.length > 20) return undefined;
  const from = next;
  next = Math.min(next + AT_ONCE, first + count);
  return { from, to: next, seconds };
};

const runWorker = (file: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(file);
    const go = () => {
      const given = share();
      if (given) worker.postMessage(given);
      else void worker.terminate().then(() => resolve());
    };
    worker.on('message', (told: Told) => {
      sums.days += told.days;
      sums.said += told.said;
      sums.delivered += told.delivered;
      failed.push(...told.failed);
      go();
    });
    worker.on('error', reject);
    go();
  });

const file = await bundled();
await Promise.all(Array.from({ length: Math.min(Number(values.workers), count) }, () => runWorker(file)));
failed.sort((a, b) => a.seed - b.seed);
for (const { seed, broken } of failed) console.log(`Day ${seed}: ${broken}`);
const [shown] = failed;
if (shown) console.log(`\nThe story of day ${shown.seed}:\n${shown.story.join('\n')}\n`);
const took = Math.round((performance.now() - started) / 1000);
const busy = Math.round(process.cpuUsage().user / 1e6);
console.log(
  `${sums.days} days, ${sums.said} answers, ${sums.delivered} revisions delivered, ${failed.length} days with a broken promise, ${took} s (${busy} s of processor time)`,
);
process.exitCode = failed.length > 0 ? 1 : 0;
