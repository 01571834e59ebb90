/** This phone holds data of a newer version of the app: this one must not touch it. */
export class NewerDatabaseError extends Error {
  override name = 'NewerDatabaseError';
}

/** Another tab is updating the database; this one has let go of it and must be reloaded. */
export class SupersededError extends Error {
  override name = 'SupersededError';
}

/** The phone has no room left. Nothing of the transaction was written. */
export class PhoneFullError extends Error {
  override name = 'PhoneFullError';
}

const namesIn = (error: unknown): string[] => {
  const names: string[] = [];
  for (let each = error; each instanceof Object && names.length < 5; each = (each as { inner?: unknown }).inner)
    names.push((each as { name?: string }).name ?? ''); // Dexie keeps the engine's error as `inner`
  return names;
};

export const isPhoneFull = (error: unknown): boolean => namesIn(error).includes('QuotaExceededError');

/** By the engine, when the transaction names an error of its own. */
export const isAborted = (error: unknown): boolean => namesIn(error).includes('AbortError');

/** WebKit loses its connection in the background; others close it when site data is evicted, in the middle of a transaction
 * or between two. */
export const isConnectionLost = (error: unknown): boolean =>
  namesIn(error).some((name) => ['DatabaseClosedError', 'InvalidStateError', 'UnknownError'].includes(name));
