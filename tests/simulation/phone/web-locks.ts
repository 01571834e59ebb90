import type { Mortal } from '../mortal.ts';

type Held = { tab: Mortal; stolen: (error: Error) => void };

/** Web Locks of one phone, as far as they are used: `ifAvailable`, in line, and `steal`. A tab's locks end with it. */
export function createLockManager() {
  let held: Held | undefined;
  let line: { tab: Mortal; begin: () => void }[] = [];

  function letGo(): void {
    held = undefined;
    line = line.filter(({ tab }) => tab.isAlive());
    line.shift()?.begin();
  }

  return {
    forget(tab: Mortal): void {
      if (held?.tab === tab) letGo();
    },
    forTab(tab: Mortal): LockManager {
      async function request(
        name: string,
        { steal, ifAvailable }: LockOptions,
        work: (lock: Lock | null) => Promise<unknown>,
      ): Promise<unknown> {
        if (held && ifAvailable) return work(null);
        while (held && !steal)
          await new Promise<void>((begin) => {
            line.push({ tab, begin });
          });
        held?.stolen(new DOMException('The lock was stolen', 'AbortError'));
        const mine: Held = { tab, stolen: () => undefined };
        const overtaken = new Promise<never>((_, reject) => {
          mine.stolen = reject;
        });
        held = mine;
        try {
          return await Promise.race([work({ name, mode: 'exclusive' }), overtaken]);
        } finally {
          if (held === mine) letGo();
        }
      }
      return { request, query: async () => ({}) } as unknown as LockManager; // the overload without options is not used
    },
  };
}
