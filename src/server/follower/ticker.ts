import { setTimeout as rest } from 'node:timers/promises';

/**
 * Runs `work` every `everyMs` and when woken, never twice at once. A wake during work means one more run after it; woken
 * runs are `restMs` apart, so that what many wakes tell of is read together.
 */
export type Ticker = {
  wake(): void;
  /** Runs now (after a run under way) and resolves when done. @throws what `work` throws. */
  run(): Promise<void>;
  /** Resolves when nothing runs any more. */
  stop(): Promise<void>;
};

export function startTicker(ticking: {
  everyMs: number;
  restMs: number;
  work: () => Promise<void>;
  failed: (error: unknown) => void;
}): Ticker {
  let last: Promise<void> = Promise.resolve();
  let resting: Promise<void> = Promise.resolve();
  let waiting = false;
  let stopped = false;

  const run = (): Promise<void> => {
    const next = last.catch(() => undefined).then(() => (stopped ? undefined : ticking.work())); // reported by its own run
    last = next;
    return next;
  };
  const wake = () => {
    if (waiting || stopped) return;
    waiting = true;
    last
      .catch(() => undefined) // as above
      .then(() => resting)
      .then(() => {
        waiting = false;
        return run().finally(() => {
          resting = rest(ticking.restMs, undefined, { ref: false });
        });
      })
      .catch(ticking.failed);
  };
  const timer = setInterval(wake, ticking.everyMs);
  timer.unref();
  return {
    wake,
    run,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await last.catch(() => undefined); // reported by its own run
    },
  };
}
