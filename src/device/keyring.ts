import type { Cryptography } from './cryptography.ts';
import type { Cipher } from './sealed-table.ts';
import type { Random } from './surroundings.ts';

/** Whatever needs the data key while this phone is locked. Nothing was written, and nothing is wrong. */
export class LockedError extends Error {
  override name = 'LockedError';
}

/** The data key as this tab holds it: derived, not extractable, and gone once it is locked. */
export type Keyring = {
  /** Throws LockedError while locked. */
  cipher: Cipher;
  isOpen(): boolean;
  open(dataKey: ArrayBuffer): Promise<void>;
  close(): void;
  /**
   * Of a phone that is new: made, and not on its disk yet. It gets there raw or wrapped, whichever the mission asks;
   * a key once written raw could be found in the browser's files ever after.
   */
  unwritten: ArrayBuffer | undefined;
  /** Opened with a key that lies raw and may have sealed nothing yet: another tab may put a new one in its place. */
  isProvisional: boolean;
};

export function createKeyring({ cipherOf }: Pick<Cryptography, 'cipherOf'>, random: Random): Keyring {
  let held: Cipher | undefined;
  const cipher = (): Cipher => {
    if (!held) throw new LockedError('This phone is locked');
    return held;
  };
  return {
    cipher: {
      seal: async (...given) => cipher().seal(...given),
      open: async (...given) => cipher().open(...given),
      sealBytes: async (...given) => cipher().sealBytes(...given),
      openBytes: async (...given) => cipher().openBytes(...given),
      opaqueName: async (name) => cipher().opaqueName(name),
    },
    isOpen: () => held !== undefined,
    async open(dataKey) {
      held = await cipherOf(dataKey, random);
    },
    close() {
      held = undefined;
      this.isProvisional = false;
    },
    unwritten: undefined,
    isProvisional: false,
  };
}
