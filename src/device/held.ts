import type { Id, QuestionId } from '#model/ids.ts';
import type { Change, Revision, SignedRevision } from '#model/observation/revision.ts';
import type { Photo } from '#model/photos/photo.ts';
import type { OpenObservation } from './notebook.ts';
import type { JournalRow, OutboxRow, PhotoRow, RevisionRow, SealedRow } from './rows.ts';
import { type Cipher, sealedTable } from './sealed-table.ts';
import type { Database } from './tables.ts';

/** What an observation is, before its first revision says so. */
export type About = { form: string; formVersion: number; team: Id; regarding?: Revision['regarding'] };

/**
 * Sealed content of an `observations` row. `about` is null for observations that began on another phone; `amending` is
 * the reason of an amendment that is being written.
 */
export type ObservationNote = { about: About | null; leftAt: QuestionId | null; amending?: string };

/** Sealed content of a `journal` row. */
export type JournalNote = { question: QuestionId; change: Change };

export type UnmintedChange = JournalNote & { revision: Id; stamp: Id };

export type HeldPhoto = Omit<PhotoRow, 'id' | 'observation' | 'body'> & { photo: Photo };

export type HeldObservation = {
  note: ObservationNote;
  revisions: Map<Id, Revision>;
  journal: Map<QuestionId, UnmintedChange>;
  /** Photos kept on this phone. */
  photos: Map<Id, HeldPhoto>;
  outbox: readonly OutboxLine[];
  /** Folded, until something changes. */
  open: OpenObservation | undefined;
};

export type OutboxLine = Pick<
  OutboxRow,
  'revision' | 'seq' | 'state' | 'receivedAt' | 'refusal' | 'attempts' | 'correctedAt'
>;

/** Without refused revisions that were opened for correction: what they said is written again. */
export const standingRevisions = ({ revisions, outbox }: HeldObservation): Revision[] => {
  const corrected = new Set(outbox.flatMap((line) => (line.correctedAt === undefined ? [] : line.revision)));
  return [...revisions.values()].filter(({ id }) => !corrected.has(id));
};

/** Every observation of this phone, decrypted once and kept up to date. `edits` counts changes made in memory. */
export type Held = { all: Map<Id, HeldObservation>; edits: number; loading: Promise<void> | undefined };

export const newlyHeld = (about: About | null): HeldObservation => ({
  note: { about, leftAt: null },
  revisions: new Map(),
  journal: new Map(),
  photos: new Map(),
  outbox: [],
  open: undefined,
});

type Stored = { database: Database; cipher: Cipher; held: Held };

export const nothingHeld = (): Held => ({ all: new Map(), edits: 0, loading: undefined });

/** The observations in memory; reads them all the first time. */
export async function heldObservations(device: Stored): Promise<Held['all']> {
  device.held.loading ??= readAgain(device, 'all').catch((error: unknown) => {
    device.held.loading = undefined; // the next screen tries again
    throw error;
  });
  await device.held.loading;
  return device.held.all;
}

/** After a transaction here or in another tab: reads these observations again. Known revisions are not opened twice. */
export async function catchUp(device: Stored, observations: readonly Id[]): Promise<void> {
  if (device.held.loading === undefined) return; // the first reading will find them
  await device.held.loading;
  await readAgain(device, observations).catch((error: unknown) => {
    device.held.loading = undefined; // memory is behind the disk now: whoever asks next reads everything again
    throw error;
  });
}

type Snapshot = {
  journal: JournalRow[];
  revisions: RevisionRow[];
  outbox: OutboxRow[];
  observations: SealedRow[];
  photos: PhotoRow[];
};

async function readAgain(device: Stored, which: readonly Id[] | 'all'): Promise<void> {
  const { held } = device;
  for (;;) {
    const edits = held.edits;
    const found = await opened(device, await snapshot(device, which));
    if (held.edits !== edits) continue; // a tap came between: this reading may be older
    for (const id of which === 'all' ? [] : which) held.all.delete(id);
    for (const [id, observation] of found) held.all.set(id, observation);
    return;
  }
}

const snapshot = ({ database }: Stored, which: readonly Id[] | 'all'): Promise<Snapshot> =>
  database.read(
    ['journal', 'revisions', 'outbox', 'observations', 'photos'],
    async ({ journal, revisions, outbox, observations, photos }) => {
      if (which === 'all')
        return {
          journal: await journal.toArray(),
          revisions: await revisions.toArray(),
          outbox: await outbox.toArray(),
          observations: await observations.toArray(),
          photos: await photos.toArray(),
        };
      const ids = [...which];
      return {
        journal: await journal.where('observation').anyOf(ids).toArray(),
        revisions: await revisions.where('observation').anyOf(ids).toArray(),
        outbox: await outbox.where('observation').anyOf(ids).toArray(),
        observations: (await observations.bulkGet(ids)).filter((row) => row !== undefined),
        photos: await photos.where('observation').anyOf(ids).toArray(),
      };
    },
  );

async function opened({ cipher, held }: Stored, rows: Snapshot): Promise<Held['all']> {
  const found: Held['all'] = new Map();
  const at = (id: Id): HeldObservation => {
    let observation = found.get(id);
    if (!observation) {
      observation = newlyHeld(null);
      found.set(id, observation);
    }
    return observation;
  };
  const journal = sealedTable<JournalNote>(cipher, 'journal');
  const revisions = sealedTable<SignedRevision>(cipher, 'revisions');
  const notes = sealedTable<ObservationNote>(cipher, 'observations');
  const photos = sealedTable<Photo>(cipher, 'photos');
  await Promise.all([
    ...rows.observations.map(async ({ id, body }) => {
      at(id).note = await notes.open(id, body);
    }),
    ...rows.journal.map(async ({ id, observation, revision, stamp, body }) => {
      const note = await journal.open(id, body);
      at(observation).journal.set(note.question, { ...note, revision, stamp });
    }),
    ...rows.photos.map(async ({ id, observation, body, ...standing }) => {
      at(observation).photos.set(id, { ...standing, photo: await photos.open(id, body) });
    }),
    ...rows.revisions.map(async ({ id, observation, body }) => {
      const known = held.all.get(observation)?.revisions.get(id);
      at(observation).revisions.set(id, known ?? (JSON.parse((await revisions.open(id, body)).text) as Revision));
    }),
  ]);
  for (const { observation, envelope: _, ...line } of rows.outbox) {
    const held = at(observation);
    held.outbox = [...held.outbox, line];
  }
  return found;
}
