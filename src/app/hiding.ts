import type { Hiding } from '#observer/phone.tsx';

/** @param hidden runs with each hiding: a protected phone locks */
export function createHiding(hidden: () => void): Hiding {
  const listeners = new Set<() => void>();
  let isHidden = false;
  const turn = (to: boolean) => {
    isHidden = to;
    for (const run of listeners) run();
  };
  return {
    isHidden: () => isHidden,
    subscribe(run) {
      const own = () => run();
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    hide() {
      turn(true);
      hidden();
    },
    show: () => turn(false),
  };
}
