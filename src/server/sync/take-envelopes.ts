import type { Hash, Id } from '#model/ids.ts';
import type { PushOutcome } from '#model/protocol/messages.ts';
import { nowOf } from '#server/clock.ts';
import type { Server } from '#server/server.ts';
import { raiseHighestSeq } from '#server/store/devices.ts';
import { noteRefusals, type RefusedRevision } from '#server/store/refused-revisions.ts';
import { openEnvelopes } from './open-envelopes.ts';
import { storeRevisions } from './store-revisions.ts';

type Given = {
  mission: Id /** The phone that pushes; undefined for a file. */;
  bearer: Id | undefined;
  envelopes: readonly unknown[];
};

/** `held`: what the server holds now of what was given, for a receipt. */
export type Taken = { outcomes: PushOutcome[]; held: { id: Id; hash: Hash }[] };

/**
 * Takes envelopes of a mission's phones, whoever brings them, each for itself: they are opened, verified, stored and
 *folded; what is refused of a known phone is remembered, and so is the highest number seen.
 */
export async function takeEnvelopes(server: Server, { mission, bearer, envelopes }: Given): Promise<Taken> {
  const opened = await openEnvelopes(server, mission, envelopes);
  const arrived = opened.flatMap((each) => ('read' in each ? [each] : []));
  const stored = await storeRevisions(server, arrived);
  const outcomes = opened.map((each) => {
    const outcome = 'read' in each ? stored.get(each) : each.refused;
    if (!outcome) throw new Error('A revision was not judged');
    return outcome;
  });
  const refused = opened.flatMap((each, index): RefusedRevision[] => {
    const [outcome, envelope] = [outcomes[index], each.envelope];
    const isItsOwnWord = 'read' in each || envelope?.device === bearer;
    if (outcome?.outcome !== 'refused' || !envelope || !isItsOwnWord) return [];
    const { device, revision, seq } = envelope;
    return [{ device, revision, seq, code: outcome.code, detail: outcome.detail ?? null }];
  });
  await noteRefusals(server.db, refused, nowOf(server.clock));
  const held = arrived.filter((each) => stored.get(each)?.outcome !== 'refused').map(({ read }) => read);
  await raiseHighestSeq(
    server.db,
    held.map(({ revision }) => revision).filter(({ device }) => device !== bearer),
  );
  if (outcomes.some(({ outcome }) => outcome === 'stored')) await server.store.wake();
  return { outcomes, held: held.map(({ revision, hash }) => ({ id: revision.id, hash })) };
}
