import type { PlaceCorrection } from '#model/desk/observations.ts';
import type { Id } from '#model/ids.ts';
import {
  changedAfterCompletion,
  digestAfter,
  type Observation,
  seenRevisions,
  stateOf,
} from '#model/observation/fold.ts';
import { revisionHash } from '#model/observation/hashing.ts';
import type { Revision } from '#model/observation/revision.ts';
import { areaOfPlace, type Place } from '#model/place.ts';
import { sign } from '#model/protocol/signatures.ts';
import { can, reachOf } from '#model/roles.ts';
import { nowOf } from '#server/clock.ts';
import { refuse } from '#server/refusals.ts';
import type { Server } from '#server/server.ts';
import type { Database } from '#server/store/dialect.ts';
import { readFolded } from '#server/store/fold.ts';
import { appendRevisions } from '#server/store/log.ts';
import { lockObservations, writeFolds } from '#server/store/observations.ts';
import { areaPathsOf } from './area-paths.ts';
import { checkedPlace } from './corrected-place.ts';
import { nextLink } from './headquarters-device.ts';
import type { SignedIn } from './signed-in.ts';

type Corrected = { by: SignedIn; observation: Id; correction: PlaceCorrection };

/**
 * Headquarters says where an observation happened: a `correct` revision in the server's own chain, signed with its
 * key. The team's words stay in the log. Call it in a transaction. @throws NOT_FOUND, REQUEST_MALFORMED; STALE when
 * the place is not any more what the coordinator saw
 */
export async function correctPlace(db: Database, server: Server, { by, observation, correction }: Corrected) {
  const at = nowOf(server.clock);
  const place = await checkedPlace(db, by.mission, correction.place);
  await checkReach(db, by, place);
  await lockObservations(db, [await openedAs(db, by.mission, observation)], at);
  const before = await readFolded(db, server.immutables, observation);
  const seen = new Set(seenRevisions(before.observation, before.form.placeQuestion));
  if (seen.size !== new Set(correction.replaces).size || !correction.replaces.every((id) => seen.has(id)))
    throw refuse('STALE', 'place');

  const link = await nextLink(db, { ...server, mission: by.mission, person: by.person.id });
  const revision = vouchedFor(before.observation, {
    protocol: 1,
    id: server.random.id(),
    mission: by.mission,
    observation,
    form: before.form.id,
    formVersion: before.form.version,
    team: before.team.id,
    person: by.person.id,
    ...link,
    kind: 'correct',
    mintedAt: at,
    clockSkewMs: 0,
    source: 'headquarters',
    changes: { [before.form.placeQuestion]: { answer: { kind: 'place', place }, at, replaces: [...seen] } },
    reason: correction.reason,
  });
  const text = JSON.stringify(revision);
  const hash = revisionHash(text);
  const signed = { text, signature: await sign(server.keys.signing, hash) };
  const lastLogSeq = (await appendRevisions(db, [{ revision, signed, hash, flags: [] }], at)).get(revision.id);
  if (lastLogSeq === undefined) throw new Error('A new revision id was in the log already');
  await writeFolds(db, [{ folded: await readFolded(db, server.immutables, observation), lastLogSeq }], at);
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

/** Nobody moves an observation to where they would not see it any more. @throws NOT_ALLOWED */
async function checkReach(db: Database, by: SignedIn, place: Place): Promise<void> {
  if (reachOf(by.role, 'correct-observations') === 'mission') return;
  const area = areaOfPlace(place);
  const [areaPath = '/'] = area === null ? [] : await areaPathsOf(db, by.mission, [area]);
  if (!can(by, 'correct-observations', { areaPath })) throw refuse('NOT_ALLOWED', 'place.area');
}

async function openedAs(db: Database, mission: Id, id: Id) {
  const row = await db
    .selectFrom('observations')
    .select(['team_id as team', 'form', 'form_version as formVersion'])
    .where('id', '=', id)
    .where('mission_id', '=', mission)
    .executeTakeFirst();
  if (!row) throw refuse('NOT_FOUND', 'observation');
  return { id, mission, ...row };
}
