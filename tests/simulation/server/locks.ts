export type Locks = ReturnType<typeof createLocks>;

/** Locks that last until their holder lets go of all of them; who waits gets its turn in order. */
export function createLocks() {
  const held = new Map<string, { holder: object; waiting: { holder: object; go: () => void }[] }>();

  /** Who has let go takes nothing any more: what was on its way when its process was killed came too late. */
  const gone = new WeakSet<object>();

  return {
    async take(key: string, holder: object): Promise<void> {
      if (gone.has(holder)) return new Promise(() => undefined);
      const lock = held.get(key);
      if (!lock) return void held.set(key, { holder, waiting: [] });
      if (lock.holder === holder) return;
      await new Promise<void>((go) => void lock.waiting.push({ holder, go }));
    },
    tryTake(key: string, holder: object): boolean {
      if (gone.has(holder)) return false;
      const lock = held.get(key);
      if (lock) return lock.holder === holder;
      held.set(key, { holder, waiting: [] });
      return true;
    },
    releaseAll(holder: object): void {
      gone.add(holder);
      for (const [key, lock] of [...held]) {
        lock.waiting = lock.waiting.filter((each) => each.holder !== holder);
        if (lock.holder !== holder) continue;
        const next = lock.waiting.shift();
        if (!next) held.delete(key);
        else {
          lock.holder = next.holder;
          next.go();
        }
      }
    },
  };
}
