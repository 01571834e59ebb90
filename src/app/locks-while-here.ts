/**
 * Web Locks that a page lets go of when it is put away: an engine that keeps the page keeps its locks, and its place in
 * the line. What is asked for after that is never answered; a page taken up again is loaded anew.
 */
export function locksWhileHere(locks: LockManager | undefined, gone: AbortSignal): LockManager | undefined {
  if (!locks) return undefined;
  const leaving = new Promise<void>((resolve) => gone.addEventListener('abort', () => resolve()));
  const request = (name: string, options: LockOptions, work: (lock: Lock | null) => Promise<unknown>) => {
    const inLine = options.steal || options.ifAvailable ? {} : { signal: gone };
    return locks
      .request(name, { ...options, ...inLine }, (lock) => Promise.race([work(lock), leaving]))
      .catch((error: unknown) => {
        if (gone.aborted) return new Promise(() => undefined);
        throw error;
      });
  };
  return { request, query: () => locks.query() } as LockManager; // whoever asks here gives options
}
