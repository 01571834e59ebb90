import { newSalt, type Stretch, type StretchCost } from './stretching.ts';
import type { Random } from './surroundings.ts';
import { unwrapKey, wrapKey } from './wrapped-key.ts';

/** Shortest accepted, digits. */
export const SHORTEST_PIN = 6;
/** After so many wrong ones only the passphrase is left. */
const TRIES = 5;

const kind = 'pin';

/**
 * The data key under a few digits. In this tab's memory only: on a copied disk every PIN could be tried in a day. It
 * ends with the tab.
 */
export type Pin = {
  triesLeft(): number;
  /** Undefined when it is wrong. */
  open(digits: string): Promise<ArrayBuffer | undefined>;
};

export async function newPin(
  dataKey: ArrayBuffer,
  by: { digits: string; stretch: Stretch; cost: StretchCost; random: Random },
): Promise<Pin> {
  const { stretch, cost, random } = by;
  const salt = newSalt(random);
  const key = await stretch(by.digits, salt, cost);
  let wrapped: ArrayBuffer | undefined = await wrapKey(dataKey, { kind, key, random });
  let tries = TRIES;
  return {
    triesLeft: () => tries,
    async open(digits) {
      if (!wrapped || tries === 0) return undefined;
      tries -= 1; // before the slow part: two at once are two tries
      const key = await stretch(digits, salt, cost).catch((error: unknown) => {
        tries += 1; // nothing was tried
        throw error;
      });
      const opened = await unwrapKey(wrapped, { kind, key });
      if (opened) tries = TRIES;
      else if (tries === 0) wrapped = undefined;
      return opened;
    },
  };
}
