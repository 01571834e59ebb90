import { type Device, forgetOpened } from '#device/device.ts';
import { destroyKey } from '#device/keyslots.ts';
import { askToForget } from '#sync/transport.ts';

/** The page left behind: empty, of no site, and with no way back. */
const NOWHERE = 'about:blank';

/** Tells other tabs to go, too. */
export const WIPED = 'wiped';

/** No step is waited for longer: somebody may be standing beside. */
const STEP_MS = 3_000;

export const leave = ({ location }: Window): void => location.replace(NOWHERE);

/**
 * Off the screen and out of memory at once. Then the key: from then on what is left is ciphertext that nothing opens.
 * Then what a page can delete, and last what only the server's answer can, where there is a network. Whatever fails or
 * hangs does not keep the rest.
 */
export async function wipe(
  window: Window & typeof globalThis,
  { device, database, tellOthers }: { device: Device; database: string; tellOthers: () => void },
): Promise<void> {
  window.document.body.textContent = '';
  forgetOpened(device);
  tellOthers();
  await step(() => destroyKey(device));
  device.database.close();
  await Promise.all([
    step(() => deleted(window.indexedDB, database)),
    step(async () => window.localStorage.clear()),
    step(async () => window.sessionStorage.clear()),
    step(async () => {
      const { caches } = window;
      await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
    }),
    step(async () => {
      const registered = await window.navigator.serviceWorker.getRegistrations();
      await Promise.all(registered.map((each) => each.unregister()));
    }),
  ]);
  await step(() => askToForget(window.location.origin));
  leave(window);
}

/** `work` is an async function: what is not there on this phone fails it, and nothing else. */
async function step(work: () => Promise<unknown>): Promise<void> {
  const late = new Promise((resolve) => setTimeout(resolve, STEP_MS));
  await Promise.race([Promise.allSettled([work()]), late]);
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
