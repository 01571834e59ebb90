import { typedPassphrase } from '#model/passphrase.ts';
import type { KeyslotRow } from './rows.ts';
import { newSalt, type Stretch, type StretchCost } from './stretching.ts';
import type { Random } from './surroundings.ts';
import { unwrapKey, wrapKey } from './wrapped-key.ts';

export type PassphraseSlot = Extract<KeyslotRow, { kind: 'passphrase' }>;

const kind = 'passphrase';

export async function passphraseSlot(
  dataKey: ArrayBuffer,
  by: { passphrase: string; stretch: Stretch; cost: StretchCost; random: Random },
): Promise<PassphraseSlot> {
  const salt = newSalt(by.random);
  const key = await by.stretch(typedPassphrase(by.passphrase), salt, by.cost);
  return {
    kind,
    cost: by.cost,
    salt: salt.buffer,
    wrapped: await wrapKey(dataKey, { kind, key, random: by.random }),
  };
}

/** The data key, or undefined when the passphrase is another. */
export async function openPassphraseSlot(
  { cost, salt, wrapped }: PassphraseSlot,
  { passphrase, stretch }: { passphrase: string; stretch: Stretch },
): Promise<ArrayBuffer | undefined> {
  const key = await stretch(typedPassphrase(passphrase), new Uint8Array(salt), cost);
  return unwrapKey(wrapped, { kind, key });
}
