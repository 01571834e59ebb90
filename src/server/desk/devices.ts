import type { DeviceRow } from '#model/desk/people.ts';
import type { Id } from '#model/ids.ts';
import { refuse } from '#server/refusals.ts';
import type { Database } from '#server/store/dialect.ts';
import { devicesOf } from './people.ts';

/**
 * A suspended phone reads nothing more; what it still sends is kept and marked. @throws NOT_FOUND, also for the row
 * of the server's own chain
 */
export async function setDeviceState(
  db: Database,
  { mission, id, state }: { mission: Id; id: Id; state: DeviceRow['state'] },
): Promise<DeviceRow> {
  const device = (await devicesOf(db, mission)).find((each) => each.id === id);
  if (!device) throw refuse('NOT_FOUND', 'device');
  await db.updateTable('devices').set({ state }).where('id', '=', id).execute();
  return { ...device, state };
}
