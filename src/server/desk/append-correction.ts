import type { Id } from '#model/ids.ts';
import { changedAfterCompletion, digestAfter, type Observation, stateOf } from '#model/observation/fold.ts';
import { revisionHash } from '#model/observation/hashing.ts';
import type { Revision } from '#model/observation/revision.ts';
import { nowOf } from '#server/clock.ts';
import type { Server } from '#server/server.ts';
import type { WritableLog } from '#server/sync/sync-store.ts';

/** What of the server a correction needs. */
export type Correcting = Pick<Server, 'clock' | 'random' | 'keys' | 'cryptography' | 'device'>;

type Correction = { person: Id; before: Observation; changes: Revision['changes']; reason?: string | undefined };

/**
 * Headquarters writes on an observation: a `correct` revision in the server's own chain, signed with its key. Call it
 * with the observation's row locked, and fold afterwards. Returns its number in the log.
 */
export async function appendCorrection(
  log: Pick<WritableLog, 'takeNumber' | 'appendRevisions'>,
  server: Correcting,
  { person, before, changes, reason }: Correction,
): Promise<number> {
  const at = nowOf(server.clock);
  const revision = vouchedFor(before, {
    protocol: 1,
    id: server.random.id(),
    mission: before.mission,
    observation: before.id,
    form: before.form,
    formVersion: before.formVersion,
    team: before.team,
    person,
    device: server.device,
    ...(await log.takeNumber(server.device)),
    kind: 'correct',
    mintedAt: at,
    clockSkewMs: 0,
    source: 'headquarters',
    changes,
    ...(reason === undefined ? {} : { reason }),
  });
  const text = JSON.stringify(revision);
  const hash = revisionHash(text);
  const signed = { text, signature: await server.cryptography.sign(server.keys.signing, hash) };
  const logSeq = (await log.appendRevisions([{ revision, signed, hash, flags: [] }], at)).get(revision.id);
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
