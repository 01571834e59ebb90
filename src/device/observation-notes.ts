import type { Id, QuestionId } from '#model/ids.ts';
import type { Device } from './device.ts';
import { type HeldObservation, heldObservations, type ObservationNote } from './held.ts';
import { aboutOf } from './open-observation.ts';
import type { SealedRow } from './rows.ts';
import { sealedTable } from './sealed-table.ts';

export const sealedNote = ({ cipher }: Device, observation: Id, note: ObservationNote): Promise<ArrayBuffer> =>
  sealedTable<ObservationNote>(cipher, 'observations').seal(observation, note);

/** What the disk says, which another tab may have written; memory's where nothing is there yet. */
export const noteOn = async (
  { cipher }: Device,
  row: SealedRow | undefined,
  known: HeldObservation,
): Promise<ObservationNote> =>
  row ? sealedTable<ObservationNote>(cipher, 'observations').open(row.id, row.body) : known.note;

/** Whether nobody wrote a note since it was read: no sealing gives the same bytes twice. */
export function isSameNote(before: SealedRow | undefined, now: SealedRow | undefined): boolean {
  if (!before || !now) return before === now;
  const [a, b] = [new Uint8Array(before.body), new Uint8Array(now.body)];
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** The note of whoever was last at this question. */
export const leftAtQuestion = (note: ObservationNote, question: QuestionId): ObservationNote =>
  note.leftAt === question ? note : { ...note, leftAt: question };

/** Where to resume. Before the first answer there is nothing to come back to. */
export const writeLeftAt = (device: Device, observation: Id, question: QuestionId): Promise<void> =>
  changeNote(device, observation, (note) => leftAtQuestion(note, question));

/** The reason of an amendment that is being written; undefined when it is given up. */
export const writeAmending = (device: Device, observation: Id, reason: string | undefined): Promise<void> =>
  changeNote(device, observation, ({ amending: _, ...note }) => (reason ? { ...note, amending: reason } : note));

type Change = (note: ObservationNote) => ObservationNote;

const changeNote = (device: Device, observation: Id, change: Change): Promise<void> =>
  device.turns(observation, async () => {
    while (!(await tryToChange(device, observation, change))); // another tab came between
  });

async function tryToChange(device: Device, observation: Id, change: Change): Promise<boolean> {
  const { database, held, changes } = device;
  const known = (await heldObservations(device)).get(observation);
  if (!known) return true;
  const before = await database.read(['observations'], ({ observations }) => observations.get(observation));
  const found = await noteOn(device, before, known);
  const changed = change(found);
  if (changed === found) return true;
  const note: ObservationNote = { ...changed, about: aboutOf(known) ?? null };
  const body = await sealedNote(device, observation, note);
  const isWritten = await database.write(['observations'], async ({ observations }) => {
    const current = await observations.get(observation);
    // run again because the connection was lost: had it been written all the same?
    if (isSameNote(current, { id: observation, body })) return true;
    if (!isSameNote(current, before)) return false;
    await observations.put({ id: observation, body });
    return true;
  });
  if (!isWritten) return false;
  held.edits += 1;
  const now = held.all.get(observation) ?? known;
  now.note = note;
  now.open = undefined;
  changes.announce({ observations: [observation] });
  return true;
}
