import type { Device } from '#device/device.ts';
import { endLease, takeLease } from '#device/lease.ts';

/**
 * Lets one tab travel at a time. `work` gets a function to call between its steps. Undefined when another tab is on
 * its way. Leading ends with the journey, so a tab that is asleep in the background never keeps the others waiting.
 */
export type Lead = <Result>(
  work: (stillLeads: () => Promise<void>) => Promise<Result>,
  /** Called once when the tab that was in the way has let go, or died. Only Web Locks can tell. */
  freed?: () => void,
) => Promise<Result | undefined>;

const LOCK = 'daybook-journey';
/** A journey without a sign of life for so long has died with its tab, or sleeps with it. */
const LOST_MS = 120_000;

/** By Web Locks. A sleeping holder is overtaken: two journeys at once do no harm, none at all does. */
export function leadByLocks(locks: Pick<LockManager, 'request'>, { clock }: Pick<Device, 'clock'>): Lead {
  let refusedSince: number | undefined;
  let isQueued = false;

  function waitInLine(freed: () => void): void {
    if (isQueued) return;
    isQueued = true;
    const over = () => {
      isQueued = false;
      freed();
    };
    void locks.request(LOCK, {}, async () => undefined).then(over, over); // overtaken in that instant: over as well
  }

  return async (work, freed) => {
    const steal = refusedSince !== undefined && clock.monotonicMs() - refusedSince > LOST_MS;
    const leading = locks.request(LOCK, steal ? { steal } : { ifAvailable: true }, async (lock) => {
      if (!lock) {
        refusedSince ??= clock.monotonicMs();
        if (freed) waitInLine(freed);
        return undefined;
      }
      refusedSince = undefined;
      return work(async () => undefined);
    });
    return leading.catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'AbortError') return undefined; // overtaken while asleep
      throw error;
    });
  };
}

/** Without Web Locks: a row in the database, renewed between steps. */
export function leadByLease(device: Device): Lead {
  const holder = device.random.id();
  return async (work) => {
    if (!(await takeLease(device, { holder, lastsMs: LOST_MS }))) return undefined;
    try {
      return await work(async () => void (await takeLease(device, { holder, lastsMs: LOST_MS })));
    } finally {
      await endLease(device, holder);
    }
  };
}

export const leadIn = (device: Device, locks: LockManager | undefined): Lead =>
  locks ? leadByLocks(locks, device) : leadByLease(device);
