import type { After, Signals } from '#sync/surroundings.ts';
import type { TestClock } from '../device/phone.ts';

/** Timers that fire when the clock passes them, and signals that tests give. */
export function testWorld(clock: TestClock) {
  const timers = new Set<{ at: number; run: () => void }>();
  const listeners = new Map<string, Set<() => void>>();
  const after: After = (ms, run) => {
    const timer = { at: clock.monotonicMs() + ms, run };
    timers.add(timer);
    return () => void timers.delete(timer);
  };
  let isVisible = true;
  const signals: Signals = {
    isOnline: () => true,
    isVisible: () => isVisible,
    on(signal, run) {
      const all = listeners.get(signal) ?? new Set();
      listeners.set(signal, all.add(run));
      return () => void all.delete(run);
    },
  };
  function pass(ms: number): void {
    clock.pass(ms);
    for (const timer of [...timers]) if (timer.at <= clock.monotonicMs() && timers.delete(timer)) timer.run();
  }
  const give = (signal: 'online' | 'visible' | 'hidden'): void => {
    if (signal !== 'online') isVisible = signal === 'visible';
    for (const run of listeners.get(signal) ?? []) run();
  };
  return { after, signals, pass, give, waiting: () => timers.size };
}

/** Looks again and again until it holds. @throws after twenty seconds */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tried = 0; tried < 2000; tried++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('It never came to hold');
}
