import type { Language } from '#model/language.ts';
import { OFFER_BYTES, offeredPassphrase } from '#model/passphrase.ts';
import type { Protection } from '#model/protection.ts';
import { type Device, forgetOpened } from './device.ts';
import { openPassphraseSlot } from './passphrase-slot.ts';
import { newPin, type Pin } from './pin.ts';
import { changePassphrase, type Guard, guardOf, passphraseSlotIn, protect } from './protecting.ts';
import { mintAll } from './revisions.ts';
import type { Stretch } from './stretching.ts';
import { createWrites, type Writes } from './writes.ts';

/*
 *              lock                      all is written
 *   ┌──────┐ ────────► ┌─────────┐ ─────────────────────► ┌────────┐
 *   │ open │           │ closing │                        │ locked │ ◄── start of a protected phone
 *   └──────┘ ◄──────── └─────────┘                        └────────┘
 *       ▲     unlock                       unlock              │
 *       └──────────────────────────────────────────────────────┘
 *
 * While closing, the screen is covered and the key still there: what was typed last is on its way to the disk. On a
 * phone without room it stays so, rather than lose words.
 */
export type LockStatus = {
  state: 'open' | 'closing' | 'locked';
  /** The key does not lie beside what it locks. */
  isProtected: boolean;
  /** By the mission, as far as this phone has heard. */
  asked: Protection;
  /** Wrong tries the PIN of this session still bears; undefined without one. */
  pinTries: number | undefined;
};

export type Unlocked = 'opened' | 'wrong';

export type Lock = {
  status(): LockStatus;
  subscribe(run: () => void): () => void;
  /** Words that nobody chose, other ones each time. */
  offer(language: Language): string;
  changePassphrase(words: { old: string; passphrase: string }): Promise<Unlocked>;
  /** From now on a passphrase is asked; `pin` for this session. @throws ProtectedAlreadyError */
  protect(by: { passphrase: string; pin?: string | undefined; asked: Protection }): Promise<void>;
  unlock(by: { passphrase: string; pin?: string | undefined }): Promise<Unlocked>;
  unlockByPin(digits: string): Promise<Unlocked>;
  /** Resolves when the key is gone from this tab's memory, or somebody has unlocked meanwhile. */
  lock(): Promise<void>;
  /** The key stays while `work` runs: for every way from a keystroke to the disk. */
  whileWriting<Result>(work: () => Promise<Result>): Promise<Result>;
};

type Surroundings = {
  stretch: Stretch;
  /** Hears when what was typed could not be minted; it is in the journal all the same. */
  failed: (error: unknown) => void;
  writes?: Writes;
};

export async function createLock(
  device: Device,
  { stretch, failed, writes = createWrites() }: Surroundings,
): Promise<Lock> {
  const { keyring, random } = device;
  const listeners = new Set<() => void>();
  let guard = await guardOf(device);
  let pin: Pin | undefined;
  let status: LockStatus = { ...said(guard), state: keyring.isOpen() ? 'open' : 'locked', pinTries: undefined };

  function show(change: Partial<LockStatus>): void {
    const triesLeft = pin?.triesLeft() || undefined;
    status = { ...status, ...change, pinTries: triesLeft };
    for (const run of listeners) run();
  }

  /** Another tab may have protected this phone, and the mission may ask something new. */
  async function look(): Promise<void> {
    guard = await guardOf(device);
    const { isProtected, asked } = said(guard);
    const state = keyring.isOpen() ? status.state : 'locked';
    if (isProtected !== status.isProtected || asked !== status.asked || state !== status.state)
      show({ isProtected, asked, state });
  }
  device.changes.watch(() => void look().catch(failed));

  async function keepPin(dataKey: ArrayBuffer, digits: string | undefined): Promise<void> {
    const slot = passphraseSlotIn(guard);
    if (digits && slot) pin = await newPin(dataKey, { digits, stretch, cost: slot.cost, random });
  }

  async function opened(dataKey: ArrayBuffer): Promise<Unlocked> {
    if (!keyring.isOpen()) await keyring.open(dataKey);
    show({ state: 'open' });
    device.changes.announce({ observations: [] });
    return 'opened';
  }

  const stateNow = () => status.state;

  return {
    status: () => status,
    subscribe(run) {
      const own = () => run();
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    offer: (language) => offeredPassphrase(random.bytes(OFFER_BYTES), language),
    changePassphrase: async (words) => ((await changePassphrase(device, { ...words, stretch })) ? 'opened' : 'wrong'),
    async protect({ passphrase, pin: digits, asked }) {
      const dataKey = await protect(device, { passphrase, stretch, asked });
      guard = await guardOf(device);
      await keepPin(dataKey, digits);
      show(said(guard));
    },
    async unlock({ passphrase, pin: digits }) {
      guard = await guardOf(device);
      const slot = passphraseSlotIn(guard);
      const dataKey = slot && (await openPassphraseSlot(slot, { passphrase, stretch }));
      if (!dataKey) return 'wrong';
      await keepPin(dataKey, digits);
      return opened(dataKey);
    },
    async unlockByPin(digits) {
      const dataKey = await pin?.open(digits);
      if (dataKey) return opened(dataKey);
      show({});
      return 'wrong';
    },
    async lock() {
      if (!status.isProtected || status.state !== 'open') return;
      show({ state: 'closing' });
      await writes.over();
      await mintAll(device).catch(failed);
      await writes.over();
      if (stateNow() !== 'closing') return;
      show({ state: 'locked' });
      forgetOpened(device);
    },
    whileWriting: writes.during,
  };
}

const said = ({ slots, asked }: Guard): Pick<LockStatus, 'isProtected' | 'asked'> => ({
  isProtected: slots.some(({ kind }) => kind !== 'none'),
  asked,
});
