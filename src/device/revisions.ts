import type { Id } from '#model/ids.ts';
import type { Device } from './device.ts';
import { enrolledIdentity } from './enrolment.ts';
import { frozen } from './freezing.ts';
import { catchUp, heldObservations, type JournalNote } from './held.ts';
import { sealedNote } from './journal.ts';
import { aboutOf, revisionBase } from './open-observation.ts';
import { photoDrafts } from './photo-drafts.ts';
import { formOf } from './reference.ts';
import { type Draft, revisionParts } from './revision-parts.ts';
import type { Chain, Identity, JournalRow, PhotoRow } from './rows.ts';
import { sealedTable } from './sealed-table.ts';
import { chainOf, stateValue } from './state.ts';
import { instantOf } from './surroundings.ts';
import { unmintedObservations } from './unminted.ts';

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
  const observations = await unmintedObservations(device);
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
  if (read.rows.length + read.photos.length === 0 && order.kind === 'edit') return true;
  const identity = await enrolledIdentity(device);
  const drafts = await draftsOf(device, order, { ...read, identity });
  const first = drafts[0];
  const urgent = first !== undefined && (await isUrgent(device, first));
  const rows = await frozen(device, drafts, { identity, chain: read.chain, urgent });
  const note = endsAmending(order.kind) ? await noteWithoutAmending(device, observation) : undefined;

  const tables = ['journal', 'revisions', 'outbox', 'observations', 'state', 'photos'] as const;
  const written = await database.write(tables, async () => {
    const now = await database.tables.journal.where('observation').equals(observation).toArray();
    const photos = await unmintedPhotos(device, observation);
    const chain = await chainOf(database);
    if (chain.seq !== read.chain.seq || chain.prev !== read.chain.prev) return false;
    if (stamps(now) !== stamps(read.rows) || photoStamps(photos) !== photoStamps(read.photos)) return false;
    await database.tables.revisions.bulkAdd(rows.revisions);
    await database.tables.outbox.bulkAdd(rows.outbox);
    await database.tables.state.put({ key: 'chain', value: rows.chain });
    await database.tables.journal.bulkDelete(now.map(({ id }) => id));
    if (note) await database.tables.observations.put({ id: observation, body: note });
    await database.tables.photos.bulkPut(photos.map((row): PhotoRow => ({ ...row, unminted: 0, minted: true })));
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

const endsAmending = (kind: MintOrder['kind']): boolean => kind === 'amend' || kind === 'withdraw';

/** What the note becomes with the revision that an amendment was begun for. Undefined when none was begun. */
async function noteWithoutAmending(device: Device, observation: Id): Promise<ArrayBuffer | undefined> {
  const held = (await heldObservations(device)).get(observation);
  if (held?.note.amending === undefined) return undefined;
  const { amending: _, ...note } = held.note;
  return sealedNote(device, observation, note);
}

const stamps = (rows: readonly JournalRow[]): string =>
  rows
    .map(({ id, stamp }) => `${id} ${stamp}`)
    .sort()
    .join();

const photoStamps = (rows: readonly PhotoRow[]): string =>
  rows
    .map(({ id, removed }) => `${id} ${removed}`)
    .sort()
    .join();

/** Inside a transaction with `photos`. */
const unmintedPhotos = ({ database }: Device, observation: Id): Promise<PhotoRow[]> =>
  database.tables.photos
    .where('observation')
    .equals(observation)
    .filter(({ unminted }) => unminted === 1)
    .toArray();

type Read = { rows: JournalRow[]; photos: PhotoRow[]; chain: Chain };

const readJournal = (device: Device, observation: Id): Promise<Read> => {
  const { database } = device;
  return database.read(['journal', 'state', 'photos'], async () => ({
    rows: await database.tables.journal.where('observation').equals(observation).toArray(),
    photos: await unmintedPhotos(device, observation),
    chain: await chainOf(database),
  }));
};

async function draftsOf(
  device: Device,
  { observation, kind, reason }: MintOrder,
  { rows, photos, identity }: Read & { identity: Identity },
): Promise<Draft[]> {
  const held = (await heldObservations(device)).get(observation);
  const about = held && aboutOf(held);
  if (!about) throw new Error('There is no such observation on this phone');
  const journal = sealedTable<JournalNote>(device.cipher, 'journal');
  const notes = await Promise.all(rows.map(({ id, body }) => journal.open(id, body)));
  const heard = await stateValue(device.database, 'heard');
  const ids = rows.slice(0, 1).map((row) => row.revision);
  const base = {
    ...revisionBase(observation, about, identity),
    mintedAt: instantOf(device.clock),
    clockSkewMs: heard?.skewMs ?? null,
  };
  const answers = revisionParts({
    base,
    kind,
    reason,
    changes: new Map(notes.map(({ question, change }) => [question, change])),
    known: held.revisions.values(),
    makeId: () => ids.shift() ?? device.random.id(),
  });
  const kept = photos.flatMap(({ id, minted, removed }) => {
    const photo = held.photos.get(id)?.photo;
    return photo ? [{ photo, minted, removed }] : [];
  });
  if (kept.length < photos.length) throw new Error('A photo is on disk and not in memory');
  const nothingAnswered = rows.length === 0 && kind === 'edit';
  return [...(nothingAnswered ? [] : answers), ...photoDrafts(base, kept, () => device.random.id())];
}

const isUrgent = async (device: Device, { form, formVersion }: Draft): Promise<boolean> =>
  (await formOf(device, form, formVersion))?.kind === 'incident';
