import { changedAfterCompletion, digestAfter, type Observation, stateOf } from '#model/observation/fold.ts';
import { revisionHash } from '#model/observation/hashing.ts';
import type { Revision } from '#model/observation/revision.ts';
import { sign } from '#model/protocol/signatures.ts';
import { nowOf } from '#server/clock.ts';
import type { Server } from '#server/server.ts';
import type { Database } from '#server/store/dialect.ts';
import { appendRevisions } from '#server/store/log.ts';
import { nextLink } from './headquarters-device.ts';
import type { SignedIn } from './signed-in.ts';

type Correction = { by: SignedIn; before: Observation; changes: Revision['changes']; reason?: string | undefined };

/**
 * Headquarters writes on an observation: a `correct` revision in the server's own chain, signed with its key. Call it
 * with the observation's row locked, and fold afterwards. Returns its number in the log.
 */
export async function appendCorrection(
  db: Database,
  server: Server,
  { by, before, changes, reason }: Correction,
): Promise<number> {
  const at = nowOf(server.clock);
  const link = await nextLink(db, { ...server, mission: by.mission, person: by.person.id });
  const revision = vouchedFor(before, {
    protocol: 1,
    id: server.random.id(),
    mission: by.mission,
    observation: before.id,
    form: before.form,
    formVersion: before.formVersion,
    team: before.team,
    person: by.person.id,
    ...link,
    kind: 'correct',
    mintedAt: at,
    clockSkewMs: 0,
    source: 'headquarters',
    changes,
    ...(reason === undefined ? {} : { reason }),
  });
  const text = JSON.stringify(revision);
  const hash = revisionHash(text);
  const signed = { text, signature: await sign(server.keys.signing, hash) };
  const logSeq = (await appendRevisions(db, [{ revision, signed, hash, flags: [] }], at)).get(revision.id);
  if (logSeq === undefined) throw new Error('A new revision id was in the log already');
  return logSeq;
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
