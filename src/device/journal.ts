import type { Id, QuestionId } from '#model/ids.ts';
import { stableText } from '#model/observation/hashing.ts';
import type { Value } from '#model/observation/revision.ts';
import type { Device } from './device.ts';
import {
  type About,
  catchUp,
  type HeldObservation,
  heldObservations,
  type JournalNote,
  newlyHeld,
  type ObservationNote,
} from './held.ts';
import { aboutOf } from './open-observation.ts';
import { sealedTable } from './sealed-table.ts';
import { instantOf } from './surroundings.ts';

export type Answering = { observation: Id; question: QuestionId; value: Value; seen: readonly Id[] };

export const journalRowId = ({ cipher }: Pick<Device, 'cipher'>, observation: Id, question: QuestionId) =>
  cipher.opaqueName(`journal|${observation}|${question}`);

/** Observations that wait for their first answer. Nothing of them is on disk. */
export type Started = Map<Id, About>;

/**
 * Writes one answer; resolves when it is on disk. Answers of one observation are written in the order given, so that
 * a slow one never overtakes a later one.
 */
export const writeAnswer = (device: Device, started: Started, answering: Answering): Promise<void> =>
  device.turns(answering.observation, async () => {
    while (!(await tryToWrite(device, started, answering))); // another tab, or a minting, came between
  });

async function tryToWrite(device: Device, started: Started, { observation, question, value, seen }: Answering) {
  const { database, cipher, random, held, inThisTab } = device;
  const journal = sealedTable<JournalNote>(cipher, 'journal');
  const known = await heldOrStarted(device, started, observation);
  const id = await journalRowId(device, observation, question);
  const before = await database.read(['journal'], (tables) => tables.journal.get(id));
  const earlier = before && (await journal.open(id, before.body)).change.replaces;
  const own = inThisTab.written.get(`${observation} ${question}`);
  const replaces = [...new Set([...seen, ...(earlier ?? []), ...(own ? [own] : [])])];
  const note: JournalNote = { question, change: { ...value, at: instantOf(device.clock), replaces } };
  const [body, noteBody] = [await journal.seal(id, note), await sealedNote(device, observation, known.note)];
  const [stamp, freshRevision] = [random.id(), random.id()];
  let attempted: Id | undefined;

  const revision = await database.write(['journal', 'observations'], async ({ journal: rows, observations }) => {
    const current = await rows.get(id);
    // run again because the connection was lost: had it been written all the same?
    if (current?.stamp === stamp) return current.revision;
    if (attempted !== undefined || current?.stamp !== before?.stamp) return undefined;
    const revision = (await rows.where('observation').equals(observation).first())?.revision ?? freshRevision;
    attempted = revision;
    await rows.put({ id, observation, revision, stamp, body });
    if (!(await observations.get(observation))) await observations.put({ id: observation, body: noteBody });
    return revision;
  });
  if (revision === undefined) return attempted !== undefined && (await isMinted(device, attempted, observation, note));

  inThisTab.written.set(`${observation} ${question}`, revision);
  started.delete(observation);
  held.edits += 1;
  const now = held.all.get(observation) ?? known;
  held.all.set(observation, now);
  if (!now.revisions.has(revision)) now.journal.set(question, { ...note, revision, stamp });
  now.open = undefined;
  device.changes.announce({ observations: [observation] });
  return true;
}

/** Written, called lost by the engine, and minted by somebody else before it was looked for. */
async function isMinted(device: Device, revision: Id, observation: Id, { question, change }: JournalNote) {
  await catchUp(device, [observation]);
  const minted = device.held.all.get(observation)?.revisions.get(revision)?.changes[question];
  const replaces = change.replaces.filter((id) => id !== revision); // as minting does
  return minted !== undefined && stableText(minted) === stableText({ ...change, replaces });
}

/** @throws when nobody started it: something must say what it is, before its first revision does. */
export async function heldOrStarted(device: Device, started: Started, observation: Id): Promise<HeldObservation> {
  const about = started.get(observation);
  const known = (await heldObservations(device)).get(observation) ?? (about && newlyHeld(about));
  if (!known) throw new Error('This observation was never started');
  return known;
}

export const sealedNote = ({ cipher }: Device, observation: Id, note: ObservationNote): Promise<ArrayBuffer> =>
  sealedTable<ObservationNote>(cipher, 'observations').seal(observation, note);

/** Where to resume. Before the first answer there is nothing to come back to. */
export const writeLeftAt = (device: Device, observation: Id, question: QuestionId): Promise<void> =>
  changeNote(device, observation, (note) => (note.leftAt === question ? note : { ...note, leftAt: question }));

/** The reason of an amendment that is being written; undefined when it is given up. */
export const writeAmending = (device: Device, observation: Id, reason: string | undefined): Promise<void> =>
  changeNote(device, observation, ({ amending: _, ...note }) => (reason ? { ...note, amending: reason } : note));

const changeNote = (
  device: Device,
  observation: Id,
  change: (note: ObservationNote) => ObservationNote,
): Promise<void> =>
  device.turns(observation, async () => {
    const known = (await heldObservations(device)).get(observation);
    const note = known && change(known.note);
    if (!note || note === known.note) return;
    note.about = aboutOf(known) ?? null;
    const body = await sealedNote(device, observation, note);
    await device.database.write(['observations'], ({ observations }) => observations.put({ id: observation, body }));
    device.held.edits += 1;
    const now = device.held.all.get(observation) ?? known;
    now.note = note;
    now.open = undefined;
    device.changes.announce({ observations: [observation] });
  });
