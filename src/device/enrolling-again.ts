import type { SignedRevision } from '#model/observation/revision.ts';
import type { EnrolReply } from '#model/protocol/messages.ts';
import { keyFingerprint } from '#model/protocol/proofs.ts';
import type { RevisionRefusal } from '#model/protocol/refusal-codes.ts';
import type { Device } from './device.ts';
import { enrolledIdentity, keepTokens } from './enrolment.ts';
import { catchUp } from './held.ts';
import type { Identity, OutboxRow } from './rows.ts';
import { sealedTable } from './sealed-table.ts';

/** Refused because the server did not know this phone, or could not open what was sealed to another key. */
const CURED: readonly RevisionRefusal[] = ['SIGNATURE_WRONG', 'ENVELOPE_UNREADABLE'];

/**
 * The phone stays who it was, with its chain and everything unsent, and gets new tokens. Where the server has new keys,
 * everything written here is sealed again, since the server may turn out to have lost it: the words and signatures are the same.
 */
export async function keepEnrolmentAgain(
  device: Device,
  { reply, origin }: { reply: EnrolReply; origin: string },
): Promise<void> {
  const { changes } = device;
  const before = await enrolledIdentity(device);
  const { readToken, ...clear } = reply;
  const identity: Identity = { ...clear, origin, enrolledAt: before.enrolledAt };
  const isResealed = keyFingerprint(before.keys) !== keyFingerprint(identity.keys);
  const rows = await device.database.read(['outbox'], ({ outbox }) => outbox.toArray());
  const sealed = await Promise.all(rows.map(async (row) => (isResealed ? resealed(device, row, identity) : {})));
  await keepTokens(device, { identity, readToken }, async ({ outbox }) => {
    const now = await outbox.bulkGet(rows.map(({ revision }) => revision));
    await outbox.bulkPut(now.flatMap((row, index) => (row ? { ...row, ...sealed[index], ...cured(row) } : [])));
  });
  await catchUp(device, [...new Set(rows.map(({ observation }) => observation))]);
  changes.announce({ observations: [...new Set(rows.map(({ observation }) => observation))] });
}

const cured = ({ refusal, correctedAt }: OutboxRow): Partial<OutboxRow> =>
  refusal && correctedAt === undefined && CURED.includes(refusal.code) ? { state: 'waiting', refusal: null } : {};

async function resealed(
  { database, cipher, cryptography }: Device,
  { revision, envelope: { device, seq, urgent } }: OutboxRow,
  { keys }: Identity,
): Promise<Pick<OutboxRow, 'envelope' | 'bytes'>> {
  const row = await database.read(['revisions'], ({ revisions }) => revisions.get(revision));
  if (!row) throw new Error('An outbox line has lost its revision');
  const signed = await sealedTable<SignedRevision>(cipher, 'revisions').open(revision, row.body);
  const named = { revision, device, seq, urgent, key: keyFingerprint(keys) };
  const envelope = await cryptography.sealEnvelope(signed, named, keys.sealing);
  return { envelope, bytes: JSON.stringify(envelope).length };
}
