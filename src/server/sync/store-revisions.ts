import type { Id } from '#model/ids.ts';
import type { PushOutcome } from '#model/protocol/messages.ts';
import { type Holdings, judgeRevision, type Verdict } from '#model/protocol/server-decisions.ts';
import { type Clock, nowOf } from '#server/clock.ts';
import { refuse } from '#server/refusals.ts';
import { type Arrived, refusedAs } from './open-envelopes.ts';
import type { WritableLog } from './sync-store.ts';

type Storing = { log: WritableLog; clock: Clock };

export type Outcomes = Map<Arrived, PushOutcome>;

type Verdicts = Map<Arrived, Verdict>;

/** Appends what may be appended and folds it, in the transaction of `log`. Refusals are outcomes, not failures. */
export async function storeRevisions(server: Storing, arrived: readonly Arrived[]): Promise<Outcomes> {
  return outcomesOf(arrived, await storeAll(server, arrived));
}

/** What `storeRevisions` would do now, without doing it. Who writes meanwhile may change it. */
export async function judgeRevisions(log: WritableLog, arrived: readonly Arrived[]): Promise<Outcomes> {
  return outcomesOf(arrived, await judgeAll(log, arrived));
}

async function storeAll(server: Storing, arrived: readonly Arrived[]): Promise<Verdicts> {
  const { log } = server;
  const judged = await judgeAll(log, arrived);
  const storable = arrived.filter((each) => judged.get(each)?.outcome === 'stored');
  if (storable.length === 0) return judged;

  const at = nowOf(server.clock);
  const opened = new Map<Id, Arrived>();
  for (const each of storable)
    if (!opened.has(each.read.revision.observation)) opened.set(each.read.revision.observation, each);
  await log.lockObservations(
    [...opened].map(([id, { read }]) => ({ ...read.revision, id })),
    at,
  );
  // what others wrote before we got the locks counts
  const verdicts = log.othersWrite ? await judgeAll(log, arrived) : judged;
  await append(log, verdicts, at);
  return verdicts;
}

async function append(log: WritableLog, verdicts: Verdicts, at: string): Promise<void> {
  const accepted = [...verdicts].flatMap(([{ read }, verdict]) =>
    verdict.outcome === 'stored' ? [{ ...read, flags: verdict.flags }] : [],
  );
  const held = await log.revisionsOf([...new Set(accepted.map(({ revision }) => revision.observation))]);
  const numbers = await log.appendRevisions(accepted, at);
  const lastOf = new Map<Id, number>();
  for (const { revision } of accepted) {
    const number = numbers.get(revision.id);
    // the same id was stored under another observation this instant: undo, the phone sends again and is told
    if (number === undefined) throw refuse('BUSY');
    lastOf.set(revision.observation, Math.max(number, lastOf.get(revision.observation) ?? 0));
    held.set(revision.observation, [...(held.get(revision.observation) ?? []), revision]);
  }
  await log.refold({ appended: lastOf, held, at });
}

/** In order, each with those stored before it in mind: a revision repeated in one push is its own duplicate. */
async function judgeAll(log: WritableLog, arrived: readonly Arrived[]): Promise<Verdicts> {
  const revisions = arrived.map(({ read }) => read.revision);
  const held = await log.hashesOf(revisions.map(({ id }) => id));
  const observations: Map<Id, NonNullable<Holdings['observation']>> = await log.openedAmong([
    ...new Set(revisions.map(({ observation }) => observation)),
  ]);
  const links = await chainLinks(log, arrived);
  const verdicts: Verdicts = new Map();
  for (const each of arrived) {
    const { revision, hash } = each.read;
    const form = await log.form({ ...revision, id: revision.form, version: revision.formVersion });
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
function chainLinks(log: WritableLog, arrived: readonly Arrived[]): Promise<Map<Id, Holdings['links'][number][]>> {
  const places = new Map<string, { device: Id; seq: number }>();
  for (const { revision } of arrived.map(({ read }) => read))
    for (const seq of [revision.seq - 1, revision.seq, revision.seq + 1])
      places.set(`${revision.device} ${seq}`, { device: revision.device, seq });
  return log.linksAt([...places.values()]);
}

const outcomesOf = (arrived: readonly Arrived[], verdicts: Verdicts): Outcomes =>
  new Map(arrived.map((each) => [each, outcomeOf(each, verdicts.get(each))]));

function outcomeOf({ read }: Arrived, verdict: Verdict | undefined): PushOutcome {
  if (!verdict) throw new Error('A revision was not judged');
  return verdict.outcome === 'refused'
    ? refusedAs(read.revision.id, verdict)
    : { revision: read.revision.id, outcome: verdict.outcome };
}
