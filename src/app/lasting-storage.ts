import type { LastingStorage, Persisted } from '#observer/phone.tsx';

/**
 * Whether the browser has promised to keep what is stored. Browsers say yes when they know the app better: it is asked
 * again at each good moment, until it has. One question at a time: Firefox asks the person, who may take their time.
 */
export function lastingStorage(storage: Partial<StorageManager> = {}): LastingStorage {
  const listeners = new Set<() => void>();
  let persisted: Persisted = storage.persisted ? undefined : 'not-said';
  let isAsking = false;

  const hear = (kept: boolean) => {
    persisted = kept ? 'promised' : 'not-promised';
    for (const run of listeners) run();
  };
  // a browser that fails to answer has promised nothing new
  storage.persisted?.().then(hear, () => undefined);

  return {
    persisted: () => persisted,
    subscribe(run) {
      const own = () => run();
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    async ask() {
      if (!storage.persist || persisted === 'promised' || isAsking) return;
      isAsking = true;
      await storage.persist().then(hear, () => undefined);
      isAsking = false;
    },
  };
}
