import type { Id } from '#model/ids.ts';
import { revisionHash } from '#model/observation/hashing.ts';
import type { Revision, SignedRevision } from '#model/observation/revision.ts';
import type { Envelope } from '#model/protocol/messages.ts';
import { keyFingerprint } from '#model/protocol/proofs.ts';
import { sealEnvelope } from '#model/protocol/sealing.ts';
import { type SigningKey, sign } from '#model/protocol/signatures.ts';
import type { Device } from './device.ts';
import { deviceKey, enrolledIdentity } from './enrolment.ts';
import { catchUp, heldObservations, type JournalNote } from './held.ts';
import { aboutOf, revisionBase } from './open-observation.ts';
import { formOf } from './reference.ts';
import { type Draft, revisionParts } from './revision-parts.ts';
import type { Chain, Identity, JournalRow, OutboxRow, RevisionRow } from './rows.ts';
import { sealedTable } from './sealed-table.ts';
import { chainOf, stateValue } from './state.ts';
import { instantOf } from './surroundings.ts';

export type MintOrder = { observation: Id; kind: 'edit' | 'complete' | 'amend' | 'withdraw'; reason?: string };

const MOST_TRIES = 50;

/**
 * Freezes what the journal holds of one observation: numbered, chained, signed, sealed to the server, in one strict
 * transaction with the queue and the journal. Overtaken by a tap or another tab, it starts again from what is there.
 */
export const mintObservation = (device: Device, order: MintOrder): Promise<void> =>
  device.turns('mint', async () => {
    for (let tried = 0; tried < MOST_TRIES; tried++) {
      if (await tryToMint(device, order)) return;
      await catchUp(device, [order.observation]);
    }
    throw new Error('Minting was overtaken again and again');
  });

/** Every observation with something in the journal. One that cannot be minted does not keep the others. */
export async function mintAll(device: Device): Promise<void> {
  const observations = new Set((await device.database.tables.journal.toArray()).map((row) => row.observation));
  const minted = await Promise.allSettled(
    [...observations].map((observation) => mintObservation(device, { observation, kind: 'edit' })),
  );
  for (const each of minted) if (each.status === 'rejected') throw each.reason;
}

/** Whether it is done; false when something changed between reading and writing. */
async function tryToMint(device: Device, order: MintOrder): Promise<boolean> {
  const { database, inThisTab, changes } = device;
  const { observation } = order;
  const read = await readJournal(device, observation);
  if (read.rows.length === 0 && order.kind === 'edit') return true;
  const identity = await enrolledIdentity(device);
  const drafts = await draftsOf(device, order, { ...read, identity });
  const first = drafts[0];
  const urgent = first !== undefined && (await isUrgent(device, first));
  const rows = await frozen(device, drafts, { identity, chain: read.chain, urgent });

  const written = await database.write(['journal', 'revisions', 'outbox', 'state'], async () => {
    const now = await database.tables.journal.where('observation').equals(observation).toArray();
    const chain = await chainOf(database);
    if (chain.seq !== read.chain.seq || chain.prev !== read.chain.prev || stamps(now) !== stamps(read.rows))
      return false;
    await database.tables.revisions.bulkAdd(rows.revisions);
    await database.tables.outbox.bulkAdd(rows.outbox);
    await database.tables.state.put({ key: 'chain', value: rows.chain });
    await database.tables.journal.bulkDelete(now.map(({ id }) => id));
    return true;
  });
  if (!written) return false;

  for (const draft of drafts)
    for (const question of Object.keys(draft.changes)) {
      const place = `${observation} ${question}`;
      if (inThisTab.written.get(place) === first?.id) inThisTab.written.set(place, draft.id);
    }
  await catchUp(device, [observation]);
  changes.announce({ observations: [observation] });
  return true;
}

const stamps = (rows: readonly JournalRow[]): string =>
  rows
    .map(({ id, stamp }) => `${id} ${stamp}`)
    .sort()
    .join();

type Read = { rows: JournalRow[]; chain: Chain };

const readJournal = ({ database }: Device, observation: Id): Promise<Read> =>
  database.read(['journal', 'state'], async () => ({
    rows: await database.tables.journal.where('observation').equals(observation).toArray(),
    chain: await chainOf(database),
  }));

async function draftsOf(
  device: Device,
  { observation, kind, reason }: MintOrder,
  { rows, identity }: Read & { identity: Identity },
): Promise<Draft[]> {
  const held = (await heldObservations(device)).get(observation);
  const about = held && aboutOf(held);
  if (!about) throw new Error('There is no such observation on this phone');
  const journal = sealedTable<JournalNote>(device.cipher, 'journal');
  const notes = await Promise.all(rows.map(({ id, body }) => journal.open(id, body)));
  const heard = await stateValue(device.database, 'heard');
  const ids = rows.slice(0, 1).map((row) => row.revision);
  return revisionParts({
    base: {
      ...revisionBase(observation, about, identity),
      mintedAt: instantOf(device.clock),
      clockSkewMs: heard?.skewMs ?? null,
    },
    kind,
    reason,
    changes: new Map(notes.map(({ question, change }) => [question, change])),
    known: held.revisions.values(),
    makeId: () => ids.shift() ?? device.random.id(),
  });
}

const isUrgent = async (device: Device, { form, formVersion }: Draft): Promise<boolean> =>
  (await formOf(device, form, formVersion))?.kind === 'incident';

type Frozen = { revisions: RevisionRow[]; outbox: OutboxRow[]; chain: Chain };

async function frozen(
  device: Device,
  drafts: readonly Draft[],
  { identity, chain, urgent }: { identity: Identity; chain: Chain; urgent: boolean },
): Promise<Frozen> {
  const key = await deviceKey(device);
  const done: Frozen = { revisions: [], outbox: [], chain };
  for (const draft of drafts) {
    const revision: Revision = { ...draft, seq: done.chain.seq + 1, prev: done.chain.prev };
    const { id, observation, seq } = revision;
    const signed = await signedRevision(revision, key);
    const hash = revisionHash(signed.text);
    const body = await sealedTable<SignedRevision>(device.cipher, 'revisions').seal(id, signed);
    const envelope = await sealedToServer(signed, { revision, urgent, identity });
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

async function signedRevision(revision: Revision, key: SigningKey): Promise<SignedRevision> {
  const text = JSON.stringify(revision);
  return { text, signature: await sign(key, revisionHash(text)) };
}

const sealedToServer = (
  signed: SignedRevision,
  { revision, urgent, identity }: { revision: Revision; urgent: boolean; identity: Identity },
): Promise<Envelope> => {
  const { id, device, seq } = revision;
  const { sealing } = identity.keys;
  return sealEnvelope(signed, { revision: id, device, seq, key: keyFingerprint(identity.keys), urgent }, sealing);
};
