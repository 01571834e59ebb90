import type { Random } from './surroundings.ts';
import type { Database } from './tables.ts';

const DATA_KEY_BYTES = 32;

/**
 * The key of everything stored here, made on the first day. Slot *none* holds it raw: whoever copies the phone's
 * files has it. Other slots will hold it wrapped; the rows themselves will not change then.
 */
export async function dataKeyOf(database: Database, random: Random): Promise<ArrayBuffer> {
  // nearly every start finds it: no start waits for a write
  const kept = await database.read(['keyslots'], ({ keyslots }) => keyslots.get('none'));
  if (kept) return kept.key;
  const fresh = random.bytes(DATA_KEY_BYTES).buffer;
  return database.write(['keyslots'], async ({ keyslots }) => {
    const slot = await keyslots.get('none');
    if (slot) return slot.key;
    await keyslots.put({ kind: 'none', key: fresh });
    return fresh;
  });
}

/** `none` is to be said on screen: *not protected if the phone is taken*. */
export type Protection = 'none';

export async function protectionOf(database: Database): Promise<Protection> {
  const [slot] = await database.read(['keyslots'], ({ keyslots }) => keyslots.toArray());
  return slot?.kind ?? 'none';
}
