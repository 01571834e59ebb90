import type { Device } from './device.ts';
import type { CameraMark } from './notebook.ts';
import { sealedTable } from './sealed-table.ts';

/**
 * Written before the camera opens: it takes so much memory that phones close the app behind it, and what it brings is
 * lost then. The mark is what lets the app say so, at the question it was for.
 */
export async function markCamera(device: Device, mark: CameraMark): Promise<void> {
  const { database, cipher, inThisTab } = device;
  const body = await sealedTable<CameraMark>(cipher, 'state').seal('camera', mark);
  cameraIs(true, inThisTab); // before the mark can be read
  try {
    await database.write(['state'], ({ state }) => state.put({ key: 'camera', body }));
  } catch (error) {
    cameraIs(false, inThisTab); // it is not opened then
    throw error;
  }
}

export function cameraIs(open: boolean, inThisTab: Device['inThisTab']): void {
  inThisTab.cameraIsOpen = open;
  inThisTab.awaitsCamera = open;
}

/** The camera brought something, was closed, or its loss was read. */
export async function forgetCamera({ database, inThisTab, changes }: Device): Promise<void> {
  try {
    await database.write(['state'], ({ state }) => state.delete('camera'));
  } finally {
    cameraIs(false, inThisTab);
  }
  changes.announce({ observations: [] });
}

/** A camera that never came back: the app was closed behind it. Undefined while it is open in this tab. */
export async function lostCamera({ database, cipher, inThisTab }: Device): Promise<CameraMark | undefined> {
  if (inThisTab.cameraIsOpen) return undefined;
  const row = await database.read(['state'], ({ state }) => state.get('camera'));
  return row?.key === 'camera' ? sealedTable<CameraMark>(cipher, 'state').open('camera', row.body) : undefined;
}
