import type { Id } from '#model/ids.ts';
import {
  changedAfterCompletion,
  digestAfter,
  foldObservation,
  type Observation,
  seenRevisions,
  stateOf,
} from '#model/observation/fold.ts';
import { revisionHash } from '#model/observation/hashing.ts';
import type { Revision } from '#model/observation/revision.ts';
import type { Place } from '#model/place.ts';
import { nowOf } from '#server/clock.ts';
import { refuse } from '#server/refusals.ts';
import type { Server } from '#server/server.ts';
import type { Opened } from '#server/store/observations.ts';
import type { WritableLog } from '#server/sync/sync-store.ts';

type Correcting = Pick<Server, 'clock' | 'random' | 'keys' | 'cryptography' | 'device'>;

type Correction = {
  opened: Opened;
  person: Id;
  place: Place;
  /** Revisions whose place the coordinator saw. */
  replaces: readonly Id[];
  reason: string;
};

/**
 * Appends a `correct` revision in the server's own chain, signed with its key. The team's words stay in the log.
 * @throws NOT_FOUND; STALE when the place is not any more what the coordinator saw
 */
export async function appendCorrection(
  log: WritableLog,
  server: Correcting,
  { opened, person, place, replaces, reason }: Correction,
): Promise<void> {
  const { id: observation, mission, team, formVersion } = opened;
  const at = nowOf(server.clock);
  await log.lockObservations([opened], at);
  const known = (await log.revisionsOf([observation])).get(observation) ?? [];
  const before = foldObservation(known);
  const form = await log.form({ mission, id: opened.form, version: formVersion });
  if (!form) throw new Error(`Observation ${observation} has lost its form`);
  const seen = new Set(seenRevisions(before, form.placeQuestion));
  if (seen.size !== new Set(replaces).size || !replaces.every((id) => seen.has(id))) throw refuse('STALE', 'place');

  const revision = vouchedFor(before, {
    protocol: 1,
    id: server.random.id(),
    mission,
    observation,
    form: form.id,
    formVersion,
    team,
    person,
    device: server.device,
    ...(await log.takeNumber(server.device)),
    kind: 'correct',
    mintedAt: at,
    clockSkewMs: 0,
    source: 'headquarters',
    changes: { [form.placeQuestion]: { answer: { kind: 'place', place }, at, replaces: [...seen] } },
    reason,
  });
  const text = JSON.stringify(revision);
  const hash = revisionHash(text);
  const signed = { text, signature: await server.cryptography.sign(server.keys.signing, hash) };
  const lastLogSeq = (await log.appendRevisions([{ revision, signed, hash, flags: [] }], at)).get(revision.id);
  if (lastLogSeq === undefined) throw new Error('A new revision id was in the log already');
  await log.writeFolds([{ revisions: [...known, revision], lastLogSeq }], at);
}

/**
 * A correction covers the answers as they then stand, so that it does not itself show as "changed after completion";
 * not where that is shown already, and not on a draft, which nobody vouched for yet.
 */
function vouchedFor(observation: Observation, revision: Revision): Revision {
  const completed = ['completed', 'amended'].includes(stateOf(observation));
  return completed && !changedAfterCompletion(observation)
    ? { ...revision, covers: digestAfter(observation, revision) }
    : revision;
}
