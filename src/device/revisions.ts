import type { Id } from '#model/ids.ts';
import type { Revision } from '#model/observation/revision.ts';
import type { Device } from './device.ts';
import { enrolledIdentity } from './enrolment.ts';
import { frozen } from './freezing.ts';
import { catchUp, type HeldObservation, heldObservations, type JournalNote, standingRevisions } from './held.ts';
import { joinedObservations } from './joined-observations.ts';
import { type Moving, movedDraft } from './moving.ts';
import { sealedNote } from './observation-notes.ts';
import { aboutOf, revisionBase } from './open-observation.ts';
import { photoDrafts } from './photo-drafts.ts';
import { formOf } from './reference.ts';
import { type Draft, revisionParts } from './revision-parts.ts';
import type { Chain, Identity, JournalRow, PhotoRow } from './rows.ts';
import { sealedTable } from './sealed-table.ts';
import { chainIn, stateValue } from './state.ts';
import { instantOf } from './surroundings.ts';
import type { Tables } from './tables.ts';
import { unmintedObservations } from './unminted.ts';

export type MintOrder = {
  observation: Id;
  kind: 'edit' | 'complete' | 'amend' | 'withdraw';
  reason?: string;
  /** The draft goes on as another observation, in the same transaction. */
  moving?: Moving;
};

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
  const own = await draftsOf(device, order, { ...read, identity });
  const stamp = await stampOf(device);
  const moved = order.moving && (await movedDraft(device, order.moving, { observation, identity, stamp }));
  const drafts = [...own, ...(moved?.drafts ?? [])];
  const first = drafts[0];
  const urgent = first !== undefined && (await isUrgent(device, first));
  const rows = await frozen(device, drafts, { identity, chain: read.chain, urgent });
  const newest = rows.outbox.at(-1);
  const note = endsAmending(order.kind) ? await noteWithoutAmending(device, observation) : undefined;

  const written = await database.write(
    ['journal', 'revisions', 'outbox', 'observations', 'state', 'photos', 'photoBodies'],
    async (tables) => {
      // run again because the connection was lost: had it been written all the same?
      if (newest && (await tables.outbox.get(newest.revision))?.hash === newest.hash) return true;
      const now = await tables.journal.where('observation').equals(observation).toArray();
      const photos = await unmintedPhotos(tables, observation);
      const chain = await chainIn(tables);
      if (chain.seq !== read.chain.seq || chain.prev !== read.chain.prev) return false;
      if (stamps(now) !== stamps(read.rows) || photoStamps(photos) !== photoStamps(read.photos)) return false;
      await tables.revisions.bulkAdd(rows.revisions);
      await tables.outbox.bulkAdd(rows.outbox);
      await tables.state.put({ key: 'chain', value: rows.chain });
      await tables.journal.bulkDelete(now.map(({ id }) => id));
      if (note) await tables.observations.put({ id: observation, body: note });
      await tables.photos.bulkPut(photos.map((row): PhotoRow => ({ ...row, unminted: 0, minted: true })));
      if (moved) await tables.photos.bulkAdd(moved.photos);
      if (moved) await tables.photoBodies.bulkAdd(moved.photoBodies);
      return true;
    },
  );
  if (!written) return false;

  for (const draft of own)
    for (const question of Object.keys(draft.changes)) {
      const place = `${observation} ${question}`;
      const written = inThisTab.written.get(place) ?? [];
      const named = written.map((each) => (each.revision === first?.id ? { ...each, revision: draft.id } : each));
      inThisTab.written.set(place, named);
    }
  const changed = order.moving ? [observation, order.moving.to] : [observation];
  await catchUp(device, changed);
  changes.announce({ observations: changed });
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

const unmintedPhotos = async ({ photos }: Pick<Tables, 'photos'>, observation: Id): Promise<PhotoRow[]> =>
  (await photos.where('observation').equals(observation).toArray()).filter(({ unminted }) => unminted === 1);

type Read = { rows: JournalRow[]; photos: PhotoRow[]; chain: Chain };

const readJournal = ({ database }: Device, observation: Id): Promise<Read> =>
  database.read(['journal', 'state', 'photos'], async (tables) => ({
    rows: await tables.journal.where('observation').equals(observation).toArray(),
    photos: await unmintedPhotos(tables, observation),
    chain: await chainIn(tables),
  }));

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
  const ids = rows.slice(0, 1).map((row) => row.revision);
  const base = {
    ...revisionBase(observation, about, identity),
    ...(await stampOf(device)),
  };
  const answers = revisionParts({
    base,
    kind,
    reason,
    changes: new Map(notes.map(({ question, change }) => [question, change])),
    known: await knownRevisions(device, observation, held),
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

/** The time by this phone, and how far its clock was off when the server was last heard. */
const stampOf = async ({ clock, database }: Device) => ({
  mintedAt: instantOf(clock),
  clockSkewMs: (await stateValue(database, 'heard'))?.skewMs ?? null,
});

/** What is covered by completing and amending a joined visit includes its parts; what waits in the journal follows. */
async function knownRevisions(device: Device, observation: Id, held: HeldObservation): Promise<Revision[]> {
  const joined = (await joinedObservations(device)).find((open) => open.observation.id === observation);
  if (!joined?.observation.members) return standingRevisions(held);
  return [...joined.observation.revisions.values()].filter((revision) => !isInJournal(held, revision));
}

const isInJournal = ({ journal }: HeldObservation, { id }: Revision): boolean =>
  [...journal.values()].some((change) => change.revision === id);

const isUrgent = async (device: Device, { form, formVersion }: Draft): Promise<boolean> =>
  (await formOf(device, form, formVersion))?.kind === 'incident';
