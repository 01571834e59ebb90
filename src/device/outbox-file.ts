import { Envelope } from '#model/protocol/messages.ts';
import { outboxFileText, readOutboxFile } from '#model/protocol/outbox-file.ts';
import { keyFingerprint } from '#model/protocol/proofs.ts';
import { carriedUnreceived, carry } from './carried.ts';
import type { Device } from './device.ts';
import { enrolledIdentity } from './enrolment.ts';
import type { MadeOutboxFile, TakenOutboxFile } from './notebook.ts';
import { unreceivedRows } from './outbox.ts';
import { chainIn } from './state.ts';
import { instantOf } from './surroundings.ts';

/** Everything without a receipt, this phone's own and what it carries for others; undefined when there is nothing. */
export async function makeOutboxFile(device: Device): Promise<MadeOutboxFile | undefined> {
  const { mission, device: id, keys } = await enrolledIdentity(device);
  const own = (await unreceivedRows(device)).filter((row) => row.correctedAt === undefined);
  const envelopes = [...own, ...(await carriedUnreceived(device))].map((row) => row.envelope);
  if (envelopes.length === 0) return undefined;
  const text = outboxFileText({
    mission,
    device: id,
    key: keyFingerprint(keys),
    madeAt: instantOf(device.clock),
    envelopes,
  });
  const { seq } = await device.database.read(['state'], chainIn);
  return { name: `daybook-outbox-${id.slice(0, 8)}-${seq}.txt`, text, envelopes: envelopes.length };
}

/** Takes another phone's file along. The same file again takes nothing twice; a refused file changes nothing. */
export async function takeOutboxFile(device: Device, text: string): Promise<TakenOutboxFile> {
  const { mission, device: id, keys } = await enrolledIdentity(device);
  const read = readOutboxFile(text, { mission, key: keyFingerprint(keys) });
  if (read.outcome === 'refused') return read;
  const given = read.file.envelopes;
  const envelopes = given.flatMap((each) => Envelope.safeParse(each).data ?? []);
  const others = envelopes.filter((envelope) => envelope.device !== id);
  return {
    outcome: 'taken',
    envelopes: given.length,
    fresh: await carry(device, others),
    own: envelopes.length - others.length,
    unreadable: given.length - envelopes.length,
  };
}
