import type { Device } from '#device/device.ts';
import { destroyKey } from '#device/keyslots.ts';
import { askToForget } from '#sync/transport.ts';

/** The page left behind: empty, of no site, and with no way back. */
const NOWHERE = 'about:blank';

/** Tells other tabs to go, too. */
export const WIPED = 'wiped';

export const leave = ({ location }: Window): void => location.replace(NOWHERE);

/**
 * The key first: from then on what is left is ciphertext that nothing opens. Then what a page can delete, and last
 * what only the server's answer can, where there is a network. Whatever fails does not keep the rest.
 */
export async function wipe(
  window: Window & typeof globalThis,
  { device, database, tellOthers }: { device: Device; database: string; tellOthers: () => void },
): Promise<void> {
  await destroyKey(device);
  tellOthers();
  device.database.close();
  const { localStorage, sessionStorage, indexedDB, caches, navigator, location } = window;
  await Promise.allSettled([
    deleted(indexedDB, database),
    (async () => {
      localStorage.clear();
      sessionStorage.clear();
    })(),
    caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name)))),
    navigator.serviceWorker.getRegistrations().then((all) => Promise.all(all.map((each) => each.unregister()))),
  ]);
  await Promise.allSettled([askToForget(location.origin)]);
  leave(window);
}

/** Resolves also when another tab is in the way: it is about to go. */
function deleted(databases: IDBFactory, name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = databases.deleteDatabase(name);
    const done = () => resolve();
    request.onsuccess = done;
    request.onerror = done;
    request.onblocked = done;
  });
}
