import type { Id } from '#model/ids.ts';
import type { Device } from './device.ts';
import { valueIn } from './state.ts';

/** Takes or renews the lease for so long; false while another tab holds it. */
export async function takeLease(
  device: Device,
  { holder, lastsMs }: { holder: Id; lastsMs: number },
): Promise<boolean> {
  const { database, clock } = device;
  const now = clock.now();
  return database.write(['state'], async (tables) => {
    const lease = await valueIn(tables, 'lease');
    // a lease far in the future was written before the clock was put right
    const isHeld = lease !== undefined && lease.holder !== holder && lease.until > now && lease.until <= now + lastsMs;
    if (!isHeld) await tables.state.put({ key: 'lease', value: { holder, until: now + lastsMs } });
    return !isHeld;
  });
}

export const endLease = ({ database }: Device, holder: Id): Promise<void> =>
  database.write(['state'], async (tables) => {
    if ((await valueIn(tables, 'lease'))?.holder === holder) await tables.state.delete('lease');
  });
