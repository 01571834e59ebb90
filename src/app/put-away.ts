import type { DexieDatabase } from '#device/database.ts';

/**
 * Engines keep a page that was left, to go back to it. WebKit keeps it with its transactions, and later pages would save
 * nothing until it is forgotten: so it gives them up. Taken up again, it saves what was on its way and is loaded anew:
 * what it knows may be old by then.
 *
 * @returns aborted when the page is put away
 */
export function whenPutAway(
  window: Pick<Window, 'addEventListener' | 'location'>,
  database: Pick<DexieDatabase, 'putAway' | 'takeUp'>,
): AbortSignal {
  const gone = new AbortController();
  const leave = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return;
    gone.abort();
    database.putAway();
  };
  // before Dexie's own listener, which closes the database: what is closed is opened again, here it is not to be
  window.addEventListener('pagehide', leave, { capture: true });
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) void database.takeUp().then(() => window.location.reload());
  });
  return gone.signal;
}
