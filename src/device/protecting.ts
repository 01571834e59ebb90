import type { Protection } from '#model/protection.ts';
import type { Device } from './device.ts';
import { firstSealedIn, keyslotsOf, newDataKey, rawKeyIn } from './keyslots.ts';
import { openPassphraseSlot, type PassphraseSlot, passphraseSlot } from './passphrase-slot.ts';
import type { KeyslotRow } from './rows.ts';
import { valueIn } from './state.ts';
import { calibrate, type Stretch } from './stretching.ts';

/** How this phone's key is kept, and what the mission asks. */
export type Guard = { slots: readonly KeyslotRow[]; asked: Protection };

export const guardOf = ({ database }: Pick<Device, 'database'>): Promise<Guard> =>
  database.read(['keyslots', 'state'], async ({ keyslots, state }) => ({
    slots: await keyslots.toArray(),
    asked: (await valueIn({ state }, 'protection')) ?? 'none',
  }));

export const passphraseSlotIn = ({ slots }: Guard): PassphraseSlot | undefined =>
  slots.find((slot) => slot.kind === 'passphrase');

/** Another tab was first: this one goes by what it wrote. */
export class ProtectedAlreadyError extends Error {
  override name = 'ProtectedAlreadyError';
}

/**
 * Wraps the data key under a passphrase, and removes it where it lies raw, in one transaction. A phone that nothing was
 * sealed on yet gets a key that was never written raw. Returns the key.
 * @throws ProtectedAlreadyError
 */
export async function protect(
  device: Device,
  { passphrase, stretch, asked }: { passphrase: string; stretch: Stretch; asked: Protection },
): Promise<ArrayBuffer> {
  const { database, keyring, random } = device;
  const { dataKey, raw, isSealed } = await keyToWrap(device);
  const cost = await calibrate(stretch, device);
  const slot = await passphraseSlot(dataKey, { passphrase, stretch, cost, random });
  const isWritten = await database.write(['keyslots', 'state'], async ({ keyslots, state }) => {
    const now = await keyslots.toArray();
    if (rawKeyIn(now)?.byteLength !== raw?.byteLength || now.some(({ kind }) => kind !== 'none'))
      throw new ProtectedAlreadyError('The key was kept by another tab');
    if (isSealed !== ((await firstSealedIn(state)) !== undefined)) return false;
    await keyslots.delete('none');
    await keyslots.put(slot);
    await state.put({ key: 'protection', value: asked });
    return true;
  });
  if (!isWritten) return protect(device, { passphrase, stretch, asked }); // another tab has sealed its first row since
  keyring.unwritten = undefined;
  keyring.isProvisional = false;
  await keyring.open(dataKey);
  device.changes.announce({ observations: [] });
  return dataKey;
}

/** `raw`: what lies on the disk now. */
async function keyToWrap({ database, keyring, random }: Device) {
  const raw = rawKeyIn(await keyslotsOf(database));
  if (!raw) {
    if (!keyring.unwritten) throw new ProtectedAlreadyError('This phone is protected already');
    return { dataKey: keyring.unwritten, raw, isSealed: false };
  }
  const isSealed = (await database.read(['state'], ({ state }) => firstSealedIn(state))) !== undefined;
  return { dataKey: isSealed ? raw : newDataKey(random), raw, isSealed };
}

/** The same key under new words. False when the old ones are wrong. */
export async function changePassphrase(
  device: Device,
  words: { old: string; passphrase: string; stretch: Stretch },
): Promise<boolean> {
  const { database, random } = device;
  const { stretch, passphrase } = words;
  const slot = passphraseSlotIn(await guardOf(device));
  const dataKey = slot && (await openPassphraseSlot(slot, { passphrase: words.old, stretch }));
  if (!slot || !dataKey) return false;
  const changed = await passphraseSlot(dataKey, { passphrase, stretch, cost: slot.cost, random });
  await database.write(['keyslots'], ({ keyslots }) => keyslots.put(changed));
  return true;
}
