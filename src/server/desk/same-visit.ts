import type { SameVisitDecision } from '#model/desk/observations.ts';
import type { Id } from '#model/ids.ts';
import { type Observation, SAME_VISIT } from '#model/observation/fold.ts';
import { type Decision, decisionAnswer, decisionsOf, seenDecisions } from '#model/observation/joining.ts';
import { nowOf } from '#server/clock.ts';
import { refuse } from '#server/refusals.ts';
import type { Server } from '#server/server.ts';
import type { Database } from '#server/store/dialect.ts';
import { readFolded } from '#server/store/fold.ts';
import { lockExisting } from '#server/store/observations.ts';
import { partsOf } from '#server/store/parts.ts';
import { refold } from '#server/store/refold.ts';
import { sqlWritableLog } from '#server/sync/sync-store.ts';
import { appendCorrection } from './append-correction.ts';
import { insertIfMissing } from './headquarters-device.ts';
import type { SignedIn } from './signed-in.ts';

type Deciding = { by: SignedIn; whole: Id; decision: SameVisitDecision };

/**
 * A person says that another observation is the same visit as `whole`, or is not. It is written on the other one, in
 * the log like every correction, and can be said again differently. Parts of the other one move along. Call it in a
 * transaction. @throws NOT_FOUND; NOT_ALLOWED for different teams, forms or missions; STALE when the two were joined or
 * separated meanwhile
 */
export async function decideSameVisit(db: Database, server: Server, { by, whole, decision }: Deciding): Promise<void> {
  const { other: part, standing } = decision;
  const moved = await idsOfParts(db, part);
  const locked = await lockExisting(db, [...moved, part, whole]);
  const [other, one] = [locked.get(part), locked.get(whole)];
  if (!other || !one) throw refuse('NOT_FOUND', 'observation');
  if ((await idsOfParts(db, part)).join() !== moved.join()) throw refuse('STALE', 'other'); // before they were locked
  const isAlike =
    other.id !== one.id &&
    other.mission_id === by.mission &&
    one.mission_id === by.mission &&
    other.team_id === one.team_id &&
    other.form === one.form &&
    other.form_version === one.form_version;
  if (!isAlike) throw refuse('NOT_ALLOWED', 'other');
  if (one.joined_to !== null || (other.joined_to !== null && other.joined_to !== whole)) throw refuse('STALE', 'other');

  await insertIfMissing(db, { ...server, mission: by.mission, person: by.person.id });
  const write = (id: Id, change: (decisions: Map<Id, Decision>) => void) =>
    writeDecision(db, server, { by, id, change, reason: decision.reason });
  if (standing === 'same')
    for (const id of moved)
      await write(id, (decisions) => {
        decisions.delete(part);
        decisions.set(whole, 'same');
      });
  const lastLogSeq = await write(part, (decisions) => void decisions.set(whole, standing));
  // whoever was joined is counted with the whole now, whoever was separated not any more
  await refold(db, server.immutables, { appended: new Map([[whole, lastLogSeq]]), at: nowOf(server.clock) });
}

const idsOfParts = async (db: Database, whole: Id): Promise<Id[]> => (await partsOf(db, [whole])).get(whole) ?? [];

type Written = {
  by: SignedIn;
  id: Id;
  change: (decisions: Map<Id, Decision>) => void;
  reason: string | undefined;
};

async function writeDecision(db: Database, server: Server, { by, id, change, reason }: Written): Promise<number> {
  const { own } = await readFolded(db, server.immutables, id);
  const decisions = decisionsOf(own);
  change(decisions);
  const log = sqlWritableLog(db, server.immutables);
  const said = { person: by.person.id, before: own, changes: changesOf(own), reason };
  const lastLogSeq = await appendCorrection(log, server, said);
  await refold(db, server.immutables, { appended: new Map([[id, lastLogSeq]]), at: nowOf(server.clock) });
  return lastLogSeq;

  function changesOf(before: Observation) {
    const at = nowOf(server.clock);
    return { [SAME_VISIT]: { answer: decisionAnswer(decisions), at, replaces: seenDecisions(before).slice(-100) } };
  }
}
