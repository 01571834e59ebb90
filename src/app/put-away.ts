import type { DexieDatabase } from '#device/database.ts';
import type { Writes } from '#device/writes.ts';

/**
 * Engines keep a page that was left, to go back to it. WebKit keeps it with its transactions, and later pages would save
 * nothing until it is forgotten: so it gives them up. Taken up again, it saves what was on its way, also what has not
 * reached a transaction yet, and is loaded anew: what it knows may be old by then.
 *
 * @returns aborted when the page is put away
 */
export function whenPutAway(
  window: Pick<Window, 'addEventListener' | 'location'>,
  { database, writes }: { database: Pick<DexieDatabase, 'putAway' | 'takeUp'>; writes: Pick<Writes, 'over'> },
): AbortSignal {
  const gone = new AbortController();
  const savedAndLoaded = async () => {
    await database.takeUp();
    await writes.over();
    window.location.reload();
  };
  const leave = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return;
    gone.abort();
    database.putAway();
  };
  // before Dexie's own listener, which closes the database: what is closed is opened again, here it is not to be
  window.addEventListener('pagehide', leave, { capture: true });
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) void savedAndLoaded();
  });
  return gone.signal;
}
