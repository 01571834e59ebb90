import type { Id, QuestionId } from '#model/ids.ts';
import { isStill, type Seen } from '#model/observation/fold.ts';
import { stableText } from '#model/observation/hashing.ts';
import type { Value } from '#model/observation/revision.ts';
import type { Device } from './device.ts';
import { catchUp, type JournalNote, type ObservationNote } from './held.ts';
import { isSameNote, leftAtQuestion, noteOn, sealedNote } from './observation-notes.ts';
import { aboutOf } from './open-observation.ts';
import { mintObservation } from './revisions.ts';
import { sealedTable } from './sealed-table.ts';
import { heldOrStarted, type Started } from './started.ts';
import { stillStanding } from './still-standing.ts';
import { instantOf } from './surroundings.ts';

export type Answering = { observation: Id; question: QuestionId; value: Value; seen: Seen };

export const journalRowId = ({ cipher }: Pick<Device, 'cipher'>, observation: Id, question: QuestionId) =>
  cipher.opaqueName(`journal|${observation}|${question}`);

/**
 * Writes one answer, and that it was given last; resolves when both are on disk. Answers of one observation are written
 * in the order given, so that a slow one never overtakes a later one.
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
  const before = await database.read(['journal', 'observations'], async (tables) => ({
    row: await tables.journal.get(id),
    note: await tables.observations.get(observation),
  }));
  const unminted = before.row && {
    revision: before.row.revision,
    change: (await journal.open(id, before.row.body)).change,
  };
  const place = `${observation} ${question}`;
  const own = inThisTab.written.get(place) ?? [];
  const shown = [...seen, ...own];
  if (unminted && !shown.some((each) => each.revision === unminted.revision && isStill(each, unminted.change))) {
    // another tab wrote it, and it was not shown here: it becomes a revision of its own, which this answer does not name
    await mintObservation(device, { observation, kind: 'edit' });
    return false;
  }
  const standing = await stillStanding(device, { observation, question, shown, unminted });
  const replaces = [...new Set([...standing, ...(unminted?.change.replaces ?? [])])];
  const entry: JournalNote = { question, change: { ...value, at: instantOf(device.clock), replaces } };
  const earlier = await noteOn(device, before.note, known);
  const left = leftAtQuestion(earlier, question);
  const note: ObservationNote = before.note && left === earlier ? left : { ...left, about: aboutOf(known) ?? null };
  const body = await journal.seal(id, entry);
  const noteBody = note === earlier ? undefined : await sealedNote(device, observation, note);
  const [stamp, freshRevision] = [random.id(), random.id()];
  let attempted: Id | undefined;
  const isOwn = (revision: Id, others: Seen = []) =>
    inThisTab.written.set(place, [...others, { revision, change: value }]);

  const revision = await database
    .write(['journal', 'observations'], async ({ journal: rows, observations }) => {
      const current = await rows.get(id);
      // run again because the connection was lost: had it been written all the same?
      if (current?.stamp === stamp) return current.revision;
      if (attempted !== undefined || current?.stamp !== before.row?.stamp) return undefined;
      if (!isSameNote(before.note, await observations.get(observation))) return undefined;
      const revision = (await rows.where('observation').equals(observation).first())?.revision ?? freshRevision;
      attempted = revision;
      await rows.put({ id, observation, revision, stamp, body });
      if (noteBody) await observations.put({ id: observation, body: noteBody });
      return revision;
    })
    .catch((error: unknown) => {
      if (attempted !== undefined) isOwn(attempted, own); // it may be on disk all the same
      throw error;
    });
  if (revision === undefined) {
    if (attempted === undefined || !(await isMinted(device, attempted, observation, entry))) return false;
    isOwn(attempted);
    return true;
  }

  isOwn(revision);
  started.delete(observation);
  held.edits += 1;
  const now = held.all.get(observation) ?? known;
  held.all.set(observation, now);
  if (!now.revisions.has(revision)) now.journal.set(question, { ...entry, revision, stamp });
  now.note = note;
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
