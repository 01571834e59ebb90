import type { Id, QuestionId } from '#model/ids.ts';
import type { Change, Revision, SignedRevision } from '#model/observation/revision.ts';
import type { OpenObservation } from './notebook.ts';
import type { JournalRow, OutboxRow, RevisionRow, SealedRow } from './rows.ts';
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

export type HeldObservation = {
  note: ObservationNote;
  revisions: Map<Id, Revision>;
  journal: Map<QuestionId, UnmintedChange>;
  outbox: readonly OutboxLine[];
  /** Folded, until something changes. */
  open: OpenObservation | undefined;
};

export type OutboxLine = Pick<OutboxRow, 'revision' | 'seq' | 'state' | 'receivedAt' | 'refusal'>;

/** Every observation of this phone, decrypted once and kept up to date. `edits` counts changes made in memory. */
export type Held = { all: Map<Id, HeldObservation>; edits: number; loading: Promise<void> | undefined };

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
  await readAgain(device, observations);
}

type Snapshot = {
  journal: JournalRow[];
  revisions: RevisionRow[];
  outbox: OutboxRow[];
  observations: SealedRow[];
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
    ['journal', 'revisions', 'outbox', 'observations'],
    async ({ journal, revisions, outbox, observations }) => {
      if (which === 'all')
        return {
          journal: await journal.toArray(),
          revisions: await revisions.toArray(),
          outbox: await outbox.toArray(),
          observations: await observations.toArray(),
        };
      const ids = [...which];
      return {
        journal: await journal.where('observation').anyOf(ids).toArray(),
        revisions: await revisions.where('observation').anyOf(ids).toArray(),
        outbox: await outbox.where('observation').anyOf(ids).toArray(),
        observations: (await observations.bulkGet(ids)).filter((row) => row !== undefined),
      };
    },
  );

async function opened({ cipher, held }: Stored, rows: Snapshot): Promise<Held['all']> {
  const found: Held['all'] = new Map();
  const at = (id: Id): HeldObservation => {
    let observation = found.get(id);
    if (!observation) {
      const note = { about: null, leftAt: null };
      observation = { note, revisions: new Map(), journal: new Map(), outbox: [], open: undefined };
      found.set(id, observation);
    }
    return observation;
  };
  const journal = sealedTable<JournalNote>(cipher, 'journal');
  const revisions = sealedTable<SignedRevision>(cipher, 'revisions');
  const notes = sealedTable<ObservationNote>(cipher, 'observations');
  await Promise.all([
    ...rows.observations.map(async ({ id, body }) => {
      at(id).note = await notes.open(id, body);
    }),
    ...rows.journal.map(async ({ id, observation, revision, stamp, body }) => {
      const note = await journal.open(id, body);
      at(observation).journal.set(note.question, { ...note, revision, stamp });
    }),
    ...rows.revisions.map(async ({ id, observation, body }) => {
      const known = held.all.get(observation)?.revisions.get(id);
      at(observation).revisions.set(id, known ?? (JSON.parse((await revisions.open(id, body)).text) as Revision));
    }),
  ]);
  for (const { observation, revision, seq, state, receivedAt, refusal } of rows.outbox) {
    const held = at(observation);
    held.outbox = [...held.outbox, { revision, seq, state, receivedAt, refusal }];
  }
  return found;
}
