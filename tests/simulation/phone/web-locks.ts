import type { Mortal } from '../mortal.ts';

type Held = { tab: Mortal; stolen: (error: Error) => void };

/** Web Locks of one phone, as far as they are used: `ifAvailable` and `steal`. A tab's locks end with it. */
export function createLockManager() {
  let held: Held | undefined;
  return {
    forget(tab: Mortal): void {
      if (held?.tab === tab) held = undefined;
    },
    forTab(tab: Mortal): LockManager {
      async function request(
        name: string,
        { steal }: LockOptions,
        work: (lock: Lock | null) => Promise<unknown>,
      ): Promise<unknown> {
        if (held && !steal) return work(null);
        held?.stolen(new DOMException('The lock was stolen', 'AbortError'));
        const mine: Held = { tab, stolen: () => undefined };
        const overtaken = new Promise<never>((_, reject) => {
          mine.stolen = reject;
        });
        held = mine;
        try {
          return await Promise.race([work({ name, mode: 'exclusive' }), overtaken]);
        } finally {
          if (held === mine) held = undefined;
        }
      }
      return { request, query: async () => ({}) } as unknown as LockManager; // the overload without options is not used
    },
  };
}
