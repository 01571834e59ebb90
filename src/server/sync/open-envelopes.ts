import type * as z from 'zod/mini';
import type { Hash, Id } from '#model/ids.ts';
import { revisionHash } from '#model/observation/hashing.ts';
import { SignedRevision } from '#model/observation/revision.ts';
import { Envelope, type PushOutcome } from '#model/protocol/messages.ts';
import {
  type DeviceOnRecord,
  type Opened,
  type Read,
  type Refused,
  readOpened,
} from '#model/protocol/server-decisions.ts';
import type { Cryptography } from '#server/cryptography.ts';
import type { Keys } from '#server/keys.ts';
import type { Device } from '#server/store/devices.ts';
import type { SyncStore } from './sync-store.ts';

/** A revision its device really wrote, with what is known of that device. */
export type Arrived = { read: Read; device: DeviceOnRecord };

type Opening = { sync: SyncStore; keys: Keys; cryptography: Cryptography };

/** `envelope` is undefined when what was given is none. */
export type OpenedEnvelope = Arrived | { refused: PushOutcome; envelope: Envelope | undefined };

/**
 * Opens envelopes and verifies signatures, in parallel, each for itself; the answers keep the order. Every envelope
 * is verified with the key of the device it names, which must be of `mission`: whoever sends it is only a courier.
 */
export async function openEnvelopes(
  server: Opening,
  mission: Id,
  given: readonly unknown[],
): Promise<OpenedEnvelope[]> {
  const parsed = given.map((each) => Envelope.safeParse(each));
  const named = [...new Set(parsed.flatMap(({ data }) => (data ? [data.device] : [])))];
  const devices = await server.sync.devicesById(named);
  const teams = await server.sync.teamsOfDevices(named);
  return Promise.all(
    parsed.map(async ({ data: envelope, error }, index) => {
      if (!envelope) return { refused: refusedAs(nameOf(given[index]), malformed(error)), envelope: undefined };
      const sender = devices.get(envelope.device);
      const known = sender?.mission_id === mission ? sender : undefined;
      const opened = open(server, envelope);
      const device = known && { ...onRecord(known), teams: teams.get(known.id) ?? new Set<Id>() };
      const read = readOpened(envelope, { opened, device, signedHash: await signedHash(server, opened, known) });
      return read.outcome === 'refused' || !device
        ? { refused: refusedAs(envelope.revision, read as Refused), envelope }
        : { read, device };
    }),
  );
}

const onRecord = (device: Device): Omit<DeviceOnRecord, 'teams'> => ({
  mission: device.mission_id,
  person: device.person_id,
  suspended: device.state === 'suspended',
});

function open({ keys, cryptography }: Opening, envelope: Envelope): Opened {
  let text: string;
  try {
    text = cryptography.openEnvelope(envelope, keys.opening);
  } catch (error) {
    const tooLong = error instanceof Error && error.message === 'The sealed text is too long';
    return { kind: tooLong ? 'too-long' : 'unreadable' };
  }
  return { kind: 'opened', signed: parseSigned(text) };
}

function parseSigned(text: string): SignedRevision | null {
  try {
    return SignedRevision.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null; // sealed for us, but not JSON
  }
}

async function signedHash(
  { cryptography }: Opening,
  opened: Opened,
  sender: Device | undefined,
): Promise<Hash | undefined> {
  if (opened.kind !== 'opened' || !opened.signed || !sender) return undefined;
  const hash = revisionHash(opened.signed.text);
  return (await cryptography.isSignedBy(sender.public_key, hash, opened.signed.signature)) ? hash : undefined;
}

export const refusedAs = (revision: string, refused: Refused): PushOutcome => ({ revision, ...refused });

const malformed = (error: z.core.$ZodError | undefined): Refused => ({
  outcome: 'refused',
  code: 'REVISION_MALFORMED',
  detail: error?.issues[0]?.path.join('.') || 'envelope',
});

/** What the phone calls it, as far as can be told; answers also keep the order of the envelopes. */
function nameOf(given: unknown): string {
  const name = given !== null && typeof given === 'object' ? (given as { revision?: unknown }).revision : undefined;
  return typeof name === 'string' ? name.slice(0, 100) : '';
}
