import type { Id } from '#model/ids.ts';
import type { Revision } from '#model/observation/revision.ts';
import type { Device } from './device.ts';
import { enrolledIdentity } from './enrolment.ts';
import { catchUp, heldObservations, type JournalNote } from './held.ts';
import { journalRowId } from './journal.ts';
import { openObservation } from './open-observation.ts';
import type { JournalRow, PhotoRow } from './rows.ts';
import { sealedTable } from './sealed-table.ts';
import { instantOf } from './surroundings.ts';
import type { Tables } from './tables.ts';

/**
 * Opens a refused revision for correction: what it says, as far as nobody has replaced it, goes back into the journal,
 * to be changed and minted as a new revision that names the refused one as replaced. The refused one is kept as it
 * was signed, readable, and leaves the fold. Returns its observation.
 */
export const openForCorrection = async (device: Device, revision: Id): Promise<Id> => {
  const row = await device.database.read(['outbox'], ({ outbox }) => outbox.get(revision));
  if (!row) throw new Error('This revision was not made on this phone');
  const { observation } = row;
  return device.turns(observation, async () => {
    while (!(await tryToOpen(device, { observation, revision }))) await catchUp(device, [observation]);
    return observation;
  });
};

/** Whether it is done; false when something was written between reading and writing. */
async function tryToOpen(device: Device, { observation, revision }: { observation: Id; revision: Id }) {
  const { database, cipher, random, inThisTab, changes } = device;
  const held = (await heldObservations(device)).get(observation);
  const refused = held?.revisions.get(revision);
  const open = held && openObservation(observation, held, await enrolledIdentity(device));
  if (!refused || !open) throw new Error('This revision is not on this phone');
  const standing = Object.entries(refused.changes).filter(([question]) =>
    open.observation.heads.get(question)?.some((head) => head.revision === revision),
  );
  const fresh = random.id();
  const notes = await Promise.all(
    standing.map(async ([question, change]) => {
      const id = await journalRowId(device, observation, question);
      const note: JournalNote = { question, change: { ...change, replaces: [...change.replaces, revision] } };
      return {
        id,
        question,
        change,
        stamp: random.id(),
        body: await sealedTable<JournalNote>(cipher, 'journal').seal(id, note),
      };
    }),
  );
  const written = await database.write(['journal', 'outbox', 'photos'], async ({ journal, outbox, photos }) => {
    const row = await outbox.get(revision);
    if (row?.state !== 'refused' || row.correctedAt !== undefined) return { isDone: true, under: undefined };
    const between = await journal.bulkGet(notes.map(({ id }) => id));
    if (between.some((found) => found !== undefined)) return { isDone: false, under: undefined };
    const under = (await journal.where('observation').equals(observation).first())?.revision ?? fresh;
    await journal.bulkAdd(
      notes.map(({ id, stamp, body }): JournalRow => ({ id, observation, revision: under, stamp, body })),
    );
    await outbox.put({ ...row, correctedAt: instantOf(device.clock) });
    await saidAgain(photos, refused.photos);
    return { isDone: true, under };
  });
  if (!written.isDone) return false;
  if (written.under !== undefined)
    for (const { question, change } of notes)
      inThisTab.written.set(`${observation} ${question}`, [{ revision: written.under, change }]);
  await catchUp(device, [observation]);
  changes.announce({ observations: [observation] });
  return true;
}

/** What a refused revision said of photos is minted again with the rest. */
async function saidAgain(photos: Tables['photos'], said: Revision['photos']): Promise<void> {
  const added = new Set(said?.added.map(({ id }) => id));
  const rows = await photos.bulkGet([...added, ...(said?.removed ?? [])]);
  const again = rows.flatMap((row) => row ?? []);
  await photos.bulkPut(
    again.map((row): PhotoRow => ({ ...row, unminted: 1, minted: row.minted && !added.has(row.id) })),
  );
}
