import { revisionHash } from '#model/observation/hashing.ts';
import type { Revision, SignedRevision } from '#model/observation/revision.ts';
import type { Envelope } from '#model/protocol/messages.ts';
import { keyFingerprint } from '#model/protocol/proofs.ts';
import type { SigningKey } from '#model/protocol/signatures.ts';
import type { Device } from './device.ts';
import { deviceKey } from './enrolment.ts';
import type { Draft } from './revision-parts.ts';
import type { Chain, Identity, OutboxRow, RevisionRow } from './rows.ts';
import { sealedTable } from './sealed-table.ts';

/** Ready to be written in one transaction; `chain` is the device's head afterwards. */
export type Frozen = { revisions: RevisionRow[]; outbox: OutboxRow[]; chain: Chain };

/** Numbers, chains and signs the drafts, and seals them twice: for this phone, and for the server. */
export async function frozen(
  device: Device,
  drafts: readonly Draft[],
  { identity, chain, urgent }: { identity: Identity; chain: Chain; urgent: boolean },
): Promise<Frozen> {
  const key = await deviceKey(device);
  const done: Frozen = { revisions: [], outbox: [], chain };
  for (const draft of drafts) {
    const revision: Revision = { ...draft, seq: done.chain.seq + 1, prev: done.chain.prev };
    const { id, observation, seq } = revision;
    const signed = await signedRevision(device, revision, key);
    const hash = revisionHash(signed.text);
    const body = await sealedTable<SignedRevision>(device.cipher, 'revisions').seal(id, signed);
    const envelope = await sealedToServer(device, signed, { revision, urgent, identity });
    const bytes = JSON.stringify(envelope).length; // ASCII only
    done.revisions.push({ id, observation, body });
    done.outbox.push({
      revision: id,
      observation,
      seq,
      urgent,
      bytes,
      hash,
      state: 'waiting',
      receivedAt: null,
      refusal: null,
      envelope,
    });
    done.chain = { seq, prev: hash };
  }
  return done;
}

async function signedRevision({ cryptography }: Device, revision: Revision, key: SigningKey): Promise<SignedRevision> {
  // pasted text may hold NUL, which nobody sees and the server cannot store
  const text = JSON.stringify(revision, (_, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '') : value,
  );
  return { text, signature: await cryptography.sign(key, revisionHash(text)) };
}

const sealedToServer = (
  { cryptography }: Device,
  signed: SignedRevision,
  { revision, urgent, identity }: { revision: Revision; urgent: boolean; identity: Identity },
): Promise<Envelope> => {
  const { id, device, seq } = revision;
  const envelope = { revision: id, device, seq, key: keyFingerprint(identity.keys), urgent };
  return cryptography.sealEnvelope(signed, envelope, identity.keys.sealing);
};
