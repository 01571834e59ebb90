import type { Keyring } from './keyring.ts';
import type { KeyslotRow, StateRow } from './rows.ts';
import { sealedTable } from './sealed-table.ts';
import type { Random } from './surroundings.ts';
import type { Database, Tables } from './tables.ts';

const DATA_KEY_BYTES = 32;

type Stored = { database: Database; keyring: Keyring };

export const keyslotsOf = (database: Database): Promise<KeyslotRow[]> =>
  database.read(['keyslots'], ({ keyslots }) => keyslots.toArray());

/**
 * Opens the ring where the data key lies raw (slot *none*), or where this phone is new. Where it is wrapped, the ring
 * stays closed until somebody unlocks.
 */
export async function takeKey({ database, keyring }: Stored, random: Random): Promise<void> {
  const slots = await keyslotsOf(database);
  if (slots.length > 0) return openRaw(keyring, slots);
  const fresh = newDataKey(random);
  await keyring.open(fresh);
  keyring.unwritten = fresh;
}

export const newDataKey = (random: Random): ArrayBuffer => random.bytes(DATA_KEY_BYTES).buffer;

/** Another tab may have made this phone's key since. Nothing can have been written here under another. */
export async function takeOthersKey({ database, keyring }: Stored): Promise<void> {
  if (!keyring.unwritten && !keyring.isProvisional) return;
  const { slots, sealed } = await database.read(['keyslots', 'state'], async ({ keyslots, state }) => ({
    slots: await keyslots.toArray(),
    sealed: await firstSealedIn(state),
  }));
  if (keyring.unwritten) {
    if (slots.length > 0) await openRaw(keyring, slots);
    return;
  }
  if (!keyring.isProvisional) return;
  if (!sealed && rawKeyIn(slots)) return;
  const isRight = sealed !== undefined && (await opens(keyring, sealed));
  if (isRight) keyring.isProvisional = false;
  else keyring.close();
}

type SealedFirst = Extract<StateRow, { key: 'enrolling' | 'secrets' }>;

/** From this row on the key is what it is. */
export async function firstSealedIn(state: Tables['state']): Promise<SealedFirst | undefined> {
  for (const row of await state.bulkGet(['enrolling', 'secrets']))
    if (row?.key === 'enrolling' || row?.key === 'secrets') return row;
  return undefined;
}

const opens = ({ cipher }: Keyring, { key, body }: SealedFirst): Promise<boolean> =>
  sealedTable<unknown>(cipher, 'state')
    .open(key, body)
    .then(
      () => true,
      () => false,
    );

/** Before the first row is sealed: a key that nothing wraps is written raw, once for all tabs. */
export async function keepKeyRaw({ database, keyring }: Stored): Promise<void> {
  const key = keyring.unwritten;
  if (!key) return;
  const slots = await database.write(['keyslots'], async ({ keyslots }) => {
    const others = await keyslots.toArray();
    if (others.length === 0) await keyslots.put({ kind: 'none', key });
    return others;
  });
  if (slots.length > 0) return openRaw(keyring, slots);
  keyring.unwritten = undefined;
  keyring.isProvisional = true;
}

/** Every way to the data key, in one transaction: what is sealed stays, and nothing opens it any more. */
export async function destroyKey({ database, keyring }: Stored): Promise<void> {
  await database.write(['keyslots'], async ({ keyslots }) => {
    await keyslots.bulkDelete((await keyslots.toArray()).map(({ kind }) => kind));
  });
  keyring.close();
}

async function openRaw(keyring: Keyring, slots: readonly KeyslotRow[]): Promise<void> {
  const raw = rawKeyIn(slots);
  if (raw) await keyring.open(raw);
  else keyring.close();
  keyring.isProvisional = raw !== undefined;
  keyring.unwritten = undefined;
}

export function rawKeyIn(slots: readonly KeyslotRow[]): ArrayBuffer | undefined {
  for (const slot of slots) if (slot.kind === 'none') return slot.key;
  return undefined;
}
