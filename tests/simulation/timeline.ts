import type { Chance } from './chance.ts';

/** Simulated time. What is due at one moment runs in the order it was asked for. */
export type Timeline = {
  /** Milliseconds since the day began; never goes back. */
  now(): number;
  after(ms: number, run: () => void): () => void;
  sleep(ms: number): Promise<void>;
  /** Lets everything happen that is due by then. */
  runUntil(ms: number): Promise<void>;
};

type Due = { at: number; order: number; run: () => void; cancelled: boolean };

const isBefore = (a: Due, b: Due): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/** @param afterEach looks at the world once everything that followed from an event has happened */
export function timelineOf({ afterEach }: { afterEach: () => void }): Timeline {
  const heap: Due[] = [];
  let [time, order] = [0, 0];

  function push(due: Due): void {
    let at = heap.push(due) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = heap[above];
      if (!parent || !isBefore(due, parent)) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = due;
  }

  function pop(): Due | undefined {
    const [first] = heap;
    const last = heap.pop();
    if (!first || !last || first === last) return first;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      const [left, right] = [heap[below], heap[below + 1]];
      if (!left) break;
      if (right && isBefore(right, left)) below += 1;
      const child = heap[below];
      if (!child || !isBefore(child, last)) break;
      heap[at] = child;
      at = below;
    }
    heap[at] = last;
    return first;
  }

  const after: Timeline['after'] = (ms, run) => {
    const due: Due = { at: time + Math.max(0, ms), order: order++, run, cancelled: false };
    push(due);
    return () => {
      due.cancelled = true;
    };
  };
  return {
    now: () => time,
    after,
    sleep: (ms) => new Promise((resolve) => void after(ms, resolve)),
    async runUntil(ms) {
      for (;;) {
        const [next] = heap;
        if (!next || next.at > ms) break;
        pop();
        if (next.cancelled) continue;
        time = next.at;
        next.run();
        await everythingSettled();
        afterEach();
      }
      time = Math.max(time, ms);
    },
  };
}

/**
 * No part of the simulation waits for anything but promises and this timeline: what is asked for the next tick runs
 * when no promise is pending any more, and costs a fraction of a turn of the event loop.
 */
const everythingSettled = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));

/** A clock that can be put wrong. */
export const clockOn = (timeline: Timeline, startsAt: number) => {
  let offsetMs = 0;
  return {
    now: () => startsAt + offsetMs + timeline.now(),
    monotonicMs: () => timeline.now(),
    jump: (ms: number) => {
      offsetMs += ms;
    },
    offsetMs: () => offsetMs,
  };
};

export type JumpingClock = ReturnType<typeof clockOn>;

const DAY_MS = 86_400_000;

/** Minutes, hours, or years, forward or back. */
export const someJump = (chance: Chance): number =>
  chance.pick([-1, 1]) * chance.pick([90_000, 3_600_000, 26 * 3_600_000, 400 * DAY_MS, 11 * 365 * DAY_MS]);
