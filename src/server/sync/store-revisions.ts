import type { Id } from '#model/ids.ts';
import type { PushOutcome } from '#model/protocol/messages.ts';
import { type Holdings, judgeRevision, type Verdict } from '#model/protocol/server-decisions.ts';
import { type Clock, nowOf } from '#server/clock.ts';
import { refuse } from '#server/refusals.ts';
import { type Database, isPostgres } from '#server/store/dialect.ts';
import { createFolding } from '#server/store/fold.ts';
import type { Immutables } from '#server/store/immutables.ts';
import { appendRevisions, hashesOf, linksAt, revisionsOf } from '#server/store/log.ts';
import { lockObservations, openedAmong, type Written, writeFolds } from '#server/store/observations.ts';
import { writePhotoNotes } from '#server/store/photo-notes.ts';
import { type Arrived, refusedAs } from './open-envelopes.ts';

export type Storing = { db: Database; immutables: Immutables; clock: Clock };

export type Outcomes = Map<Arrived, PushOutcome>;

type Verdicts = Map<Arrived, Verdict>;

/** Appends what may be appended and folds it, in the transaction of `db`. Refusals are outcomes, not failures. */
export async function storeRevisions(server: Storing, arrived: readonly Arrived[]): Promise<Outcomes> {
  const verdicts = await storeAll(server, arrived);
  return new Map(arrived.map((each) => [each, outcomeOf(each, verdicts.get(each))]));
}

async function storeAll(server: Storing, arrived: readonly Arrived[]): Promise<Verdicts> {
  const { db } = server;
  const judged = await judgeAll(server, arrived);
  const storable = arrived.filter((each) => judged.get(each)?.outcome === 'stored');
  if (storable.length === 0) return judged;

  const at = nowOf(server.clock);
  const opened = new Map<Id, Arrived>();
  for (const each of storable)
    if (!opened.has(each.read.revision.observation)) opened.set(each.read.revision.observation, each);
  await lockObservations(
    db,
    [...opened].map(([id, { read }]) => ({ ...read.revision, id })),
    at,
  );
  // what others wrote before we got the locks counts; on SQLite nobody else writes during a transaction
  const verdicts = isPostgres(db) ? await judgeAll(server, arrived) : judged;
  await append(server, verdicts, at);
  return verdicts;
}

async function append({ db, immutables }: Storing, verdicts: Verdicts, at: string): Promise<void> {
  const accepted = [...verdicts].flatMap(([{ read }, verdict]) =>
    verdict.outcome === 'stored' ? [{ ...read, flags: verdict.flags }] : [],
  );
  const held = await revisionsOf(db, [...new Set(accepted.map(({ revision }) => revision.observation))]);
  const numbers = await appendRevisions(db, accepted, at);
  const lastOf = new Map<Id, number>();
  for (const { revision } of accepted) {
    const number = numbers.get(revision.id);
    // the same id was stored under another observation this instant: undo, the phone sends again and is told
    if (number === undefined) throw refuse('BUSY');
    lastOf.set(revision.observation, Math.max(number, lastOf.get(revision.observation) ?? 0));
    held.set(revision.observation, [...(held.get(revision.observation) ?? []), revision]);
  }
  const folding = createFolding(db, immutables);
  const written: Written[] = [];
  for (const [observation, lastLogSeq] of lastOf)
    written.push({ folded: await folding.fold(held.get(observation) ?? []), lastLogSeq });
  await writeFolds(db, written, at);
  for (const { folded } of written) await writePhotoNotes(db, folded.observation);
}

/** In order, each with those stored before it in mind: a revision repeated in one push is its own duplicate. */
async function judgeAll({ db, immutables }: Storing, arrived: readonly Arrived[]): Promise<Verdicts> {
  const revisions = arrived.map(({ read }) => read.revision);
  const held = await hashesOf(
    db,
    revisions.map(({ id }) => id),
  );
  const observations: Map<Id, NonNullable<Holdings['observation']>> = await openedAmong(db, [
    ...new Set(revisions.map(({ observation }) => observation)),
  ]);
  const links = await chainLinks(db, arrived);
  const verdicts: Verdicts = new Map();
  for (const each of arrived) {
    const { revision, hash } = each.read;
    const form = await immutables.form(db, { ...revision, id: revision.form, version: revision.formVersion });
    const chain = links.get(revision.device) ?? [];
    const verdict = judgeRevision(each.read, each.device, {
      held: held.get(revision.id),
      form,
      observation: observations.get(revision.observation),
      links: chain.filter((link) => Math.abs(link.seq - revision.seq) <= 1),
    });
    verdicts.set(each, verdict);
    if (verdict.outcome !== 'stored') continue;
    held.set(revision.id, hash);
    if (!observations.has(revision.observation)) observations.set(revision.observation, revision);
    links.set(revision.device, [...chain, { ...revision, hash }]);
  }
  return verdicts;
}

/** The neighbours of each in the chain of its device. */
function chainLinks(db: Database, arrived: readonly Arrived[]): Promise<Map<Id, Holdings['links'][number][]>> {
  const places = new Map<string, { device: Id; seq: number }>();
  for (const { revision } of arrived.map(({ read }) => read))
    for (const seq of [revision.seq - 1, revision.seq, revision.seq + 1])
      places.set(`${revision.device} ${seq}`, { device: revision.device, seq });
  return linksAt(db, [...places.values()]);
}

function outcomeOf({ read }: Arrived, verdict: Verdict | undefined): PushOutcome {
  if (!verdict) throw new Error('A revision was not judged');
  return verdict.outcome === 'refused'
    ? refusedAs(read.revision.id, verdict)
    : { revision: read.revision.id, outcome: verdict.outcome };
}
