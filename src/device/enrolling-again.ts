import type { SignedRevision } from '#model/observation/revision.ts';
import type { EnrolReply } from '#model/protocol/messages.ts';
import { keyFingerprint } from '#model/protocol/proofs.ts';
import type { RevisionRefusal } from '#model/protocol/refusal-codes.ts';
import { sealEnvelope } from '#model/protocol/sealing.ts';
import type { Device } from './device.ts';
import { enrolledIdentity, keepTokens } from './enrolment.ts';
import { catchUp } from './held.ts';
import { unreceivedRows } from './outbox.ts';
import type { Identity, OutboxRow } from './rows.ts';
import { sealedTable } from './sealed-table.ts';

/** Refused because the server did not know this phone, or could not open what was sealed to another key. */
const CURED: readonly RevisionRefusal[] = ['SIGNATURE_WRONG', 'ENVELOPE_UNREADABLE'];

/**
 * The phone stays who it was, with its chain and everything unsent, and gets new tokens. Where the server has new keys,
 * what has no receipt is sealed again: its words and signatures are the same.
 */
export async function keepEnrolmentAgain(
  device: Device,
  { reply, origin }: { reply: EnrolReply; origin: string },
): Promise<void> {
  const { database, changes } = device;
  const before = await enrolledIdentity(device);
  const { readToken, ...clear } = reply;
  const identity: Identity = { ...clear, origin, enrolledAt: before.enrolledAt };
  const isResealed = keyFingerprint(before.keys) !== keyFingerprint(identity.keys);
  const rows = await unreceivedRows(device);
  const offered = await Promise.all(
    rows.map(
      async (row): Promise<OutboxRow> => ({
        ...row,
        ...(isResealed ? await resealed(device, row, identity) : {}),
        ...(row.refusal && CURED.includes(row.refusal.code) ? { state: 'waiting', refusal: null } : {}),
      }),
    ),
  );
  await keepTokens(device, { identity, readToken }, async () => {
    const now = await database.tables.outbox.bulkGet(offered.map(({ revision }) => revision));
    await database.tables.outbox.bulkPut(offered.filter((_, index) => now[index]?.state !== 'received'));
  });
  await catchUp(device, [...new Set(rows.map(({ observation }) => observation))]);
  changes.announce({ observations: [...new Set(rows.map(({ observation }) => observation))] });
}

async function resealed(
  { database, cipher }: Device,
  { revision, envelope: { device, seq, urgent } }: OutboxRow,
  { keys }: Identity,
): Promise<Pick<OutboxRow, 'envelope' | 'bytes'>> {
  const row = await database.read(['revisions'], () => database.tables.revisions.get(revision));
  if (!row) throw new Error('An outbox line has lost its revision');
  const signed = await sealedTable<SignedRevision>(cipher, 'revisions').open(revision, row.body);
  const named = { revision, device, seq, urgent, key: keyFingerprint(keys) };
  const envelope = await sealEnvelope(signed, named, keys.sealing);
  return { envelope, bytes: JSON.stringify(envelope).length };
}
