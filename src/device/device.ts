import type { FrameFacts } from '#model/facts.ts';
import type { Form } from '#model/form.ts';
import type { Frame } from '#model/frame.ts';
import type { Id } from '#model/ids.ts';
import type { Seen } from '#model/observation/fold.ts';
import { type Changes, type Channel, createChanges } from './changes.ts';
import { type Cryptography, engineCryptography } from './cryptography.ts';
import { catchUp, type Held, nothingHeld } from './held.ts';
import { createKeyring, type Keyring } from './keyring.ts';
import { takeKey, takeOthersKey } from './keyslots.ts';
import type { Identity } from './rows.ts';
import type { Cipher } from './sealed-table.ts';
import type { Clock, Random } from './surroundings.ts';
import type { Database } from './tables.ts';
import { createTurns, type Turns } from './turns.ts';

/** This phone's memory, open in this tab. The functions of this folder take it first. */
export type Device = {
  database: Database;
  keyring: Keyring;
  /** The ring's. */
  cipher: Cipher;
  cryptography: Cryptography;
  clock: Clock;
  random: Random;
  held: Held;
  changes: Changes;
  turns: Turns;
  /** In memory only. */
  inThisTab: {
    identity: Identity | undefined;
    /** Envelopes on their way at this moment. */
    sending: Set<string>;
    /** The photo on its way at this moment, and how many of its bytes have arrived. */
    sendingPhoto: { id: Id; sent: number; bytes: number } | undefined;
    /** The camera was opened here and has not come back yet. */
    cameraIsOpen: boolean;
    /** Being out of sight is put down to the camera. */
    awaitsCamera: boolean;
    /** By "observation question": what this tab wrote last, and what it tried to write since. It was certainly seen. */
    written: Map<string, Seen>;
    /** Read once, however many ask: by name and version, and the newest station list. */
    forms: Map<string, Promise<Form | undefined>>;
    frame: { version: number; reading: Promise<Frame | undefined> } | undefined;
    /** By version. */
    frameFacts: Map<number, FrameFacts>;
  };
};

/**
 * @param database this phone's disk; the channel to other tabs should be named like it
 * @param failed hears of errors while catching up with another tab
 */
export async function openDevice(surroundings: {
  database: Database;
  clock: Clock;
  random: Random;
  channel?: Channel | undefined;
  failed: (error: unknown) => void;
  cryptography?: Cryptography;
}): Promise<Device> {
  const { database, clock, random, channel, failed, cryptography = engineCryptography } = surroundings;
  const keyring = createKeyring(cryptography, random);
  const { cipher } = keyring;
  await takeKey({ database, keyring }, random);
  const held = nothingHeld();
  const inThisTab: Device['inThisTab'] = {
    identity: undefined,
    sending: new Set(),
    sendingPhoto: undefined,
    cameraIsOpen: false,
    awaitsCamera: false,
    written: new Map(),
    forms: new Map(),
    frame: undefined,
    frameFacts: new Map(),
  };
  const changes = createChanges(
    channel,
    async ({ observations }) => {
      inThisTab.identity = undefined; // the other tab may have enrolled again
      await takeOthersKey({ database, keyring });
      return catchUp({ database, cipher, held }, observations);
    },
    failed,
  );
  return { database, keyring, cipher, cryptography, clock, random, held, changes, turns: createTurns(), inThisTab };
}

/** Everything this tab has opened of what is stored. What it reads now, it must open again. */
export function forgetOpened({ keyring, held, inThisTab }: Device): void {
  keyring.close();
  held.all.clear();
  held.edits += 1; // a reading under way begins again, and finds the ring closed
  held.loading = undefined;
  inThisTab.cameraIsOpen = false;
  inThisTab.awaitsCamera = false;
  inThisTab.written.clear();
  inThisTab.forms.clear();
  inThisTab.frame = undefined;
  inThisTab.frameFacts.clear();
}

export function closeDevice({ database, changes }: Device): void {
  changes.close();
  database.close();
}
