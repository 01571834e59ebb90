import type { FrameFacts } from '#model/facts.ts';
import type { Form } from '#model/form.ts';
import type { Frame } from '#model/frame.ts';
import type { Id } from '#model/ids.ts';
import { type Changes, type Channel, createChanges } from './changes.ts';
import { type Database, openDatabase } from './database.ts';
import { catchUp, type Held, nothingHeld } from './held.ts';
import { dataKeyOf } from './keyslots.ts';
import type { Identity } from './rows.ts';
import { type Cipher, cipherOf } from './sealed-table.ts';
import type { Clock, Random } from './surroundings.ts';
import { createTurns, type Turns } from './turns.ts';

/** This phone's memory, open in this tab. The functions of this folder take it first. */
export type Device = {
  database: Database;
  cipher: Cipher;
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
    /** By "observation question": the revision this tab last wrote that question to. Its value was certainly seen. */
    written: Map<string, string>;
    /** Opened once: by name and version, and the newest station list. */
    forms: Map<string, Form>;
    frame: Frame | undefined;
    /** By version. */
    frameFacts: Map<number, FrameFacts>;
  };
};

/**
 * @param name of the database; the channel to other tabs should be named alike
 * @param failed hears of errors while catching up with another tab
 * @throws NewerDatabaseError when a newer version of the app has been here
 */
export async function openDevice(surroundings: {
  name: string;
  clock: Clock;
  random: Random;
  channel?: Channel | undefined;
  failed: (error: unknown) => void;
}): Promise<Device> {
  const { name, clock, random, channel, failed } = surroundings;
  const database = await openDatabase(name);
  const cipher = await cipherOf(await dataKeyOf(database, random), random);
  const held = nothingHeld();
  const changes = createChanges(
    channel,
    ({ observations }) => catchUp({ database, cipher, held }, observations),
    failed,
  );
  const inThisTab: Device['inThisTab'] = {
    identity: undefined,
    sending: new Set(),
    sendingPhoto: undefined,
    cameraIsOpen: false,
    written: new Map(),
    forms: new Map(),
    frame: undefined,
    frameFacts: new Map(),
  };
  return { database, cipher, clock, random, held, changes, turns: createTurns(), inThisTab };
}

export function closeDevice({ database, changes }: Device): void {
  changes.close();
  database.close();
}
