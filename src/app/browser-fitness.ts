import type { Drawback } from '#observer/drawback.ts';

/** What decides whether answers can be kept in this browser. */
export type BrowserFacts = {
  isSecureAddress: boolean;
  hasDatabase: boolean;
  hasCryptography: boolean;
  hasWorkers: boolean;
  hasLocks: boolean;
  hasWebAssembly: boolean;
  isPrivate: boolean;
  /** Undefined where the browser does not say. */
  roomBytes: number | undefined;
};

/** 200 photos of a day, and as much again for everything else. */
const LITTLE_ROOM_BYTES = 100_000_000;

/**
 * The cause that is to be put right, and not what follows from it: an insecure address has no cryptography either.
 * Lockdown Mode of iOS and macOS takes away the database and WebAssembly together; nothing else does.
 */
export function drawbacksOf(facts: BrowserFacts): Drawback[] {
  const { isSecureAddress, hasDatabase, hasCryptography, hasWorkers, hasLocks, hasWebAssembly } = facts;
  if (!hasDatabase) return [hasWebAssembly ? 'no-storage' : 'lockdown'];
  if (!isSecureAddress) return ['insecure-address'];
  if (!hasCryptography) return ['no-cryptography'];
  if (facts.isPrivate) return ['private-window'];
  const warnings: Drawback[] = [];
  if (!hasWorkers) warnings.push('no-offline');
  if (!hasLocks) warnings.push('no-locks');
  if (facts.roomBytes !== undefined && facts.roomBytes < LITTLE_ROOM_BYTES) warnings.push('little-room');
  return warnings;
}

/** What can be seen at once. */
export function factsSeen(window: Window & typeof globalThis): BrowserFacts {
  const { navigator } = window;
  return {
    isSecureAddress: window.isSecureContext,
    hasDatabase: reads(() => window.indexedDB),
    hasCryptography: reads(() => window.crypto.subtle),
    hasWorkers: reads(() => navigator.serviceWorker),
    hasLocks: reads(() => navigator.locks),
    hasWebAssembly: 'WebAssembly' in window,
    isPrivate: false,
    roomBytes: undefined,
  };
}

/** What the browser has to be asked for. */
export async function factsAsked({ navigator }: Window): Promise<Pick<BrowserFacts, 'isPrivate' | 'roomBytes'>> {
  const storage: Partial<StorageManager> = navigator.storage ?? {};
  const [isPrivate, roomBytes] = await Promise.all([
    hidesFiles(storage),
    storage.estimate?.().then(
      ({ quota, usage = 0 }) => (quota === undefined ? undefined : quota - usage),
      () => undefined,
    ),
  ]);
  return { isPrivate, roomBytes };
}

/** Firefox and Safari keep no files in private windows, and say so. Chromium does not let a page find out. */
const hidesFiles = async (storage: Partial<StorageManager>): Promise<boolean> =>
  storage.getDirectory?.().then(
    () => false,
    (error: unknown) => error instanceof DOMException && ['SecurityError', 'UnknownError'].includes(error.name),
  ) ?? false;

/** Some browsers forbid even to look. */
function reads(look: () => unknown): boolean {
  try {
    return Boolean(look());
  } catch {
    return false;
  }
}
