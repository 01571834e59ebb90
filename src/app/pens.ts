import type { Id } from '#model/ids.ts';
import type { Pen } from '#observer/phone.tsx';

/**
 * One window writes on an observation at a time; the others read. By Web Locks, so that a window that is closed or
 * killed lets go at once. Without Web Locks every window writes: nothing is lost then, answers may be in conflict.
 */
export function pensIn(locks: LockManager | undefined): (observation: Id, told: (isHere: boolean) => void) => Pen {
  return (observation, told) => {
    const name = `daybook-writing-${observation}`;
    let laidDown = false;
    let layDown = () => {};
    const whileHeld = new Promise<void>((resolve) => {
      layDown = () => {
        laidDown = true;
        resolve();
      };
    });
    if (!locks) {
      told(true);
      return { take: () => undefined, layDown };
    }
    const hold = async (lock: Lock | null): Promise<void> => {
      if (laidDown) return;
      told(lock !== null);
      if (lock) await whileHeld;
    };
    const ask = (options: LockOptions): Promise<void> =>
      locks.request(name, options, hold).catch((error: unknown) => {
        if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
        if (laidDown) return undefined;
        told(false); // another window took it over
        return ask({});
      });
    void ask({ ifAvailable: true }).then(() => (laidDown ? undefined : ask({})));
    return { take: () => void ask({ steal: true }), layDown };
  };
}
