import type { Id, QuestionId } from '#model/ids.ts';
import { isStill, type Seen, type SeenValue } from '#model/observation/fold.ts';
import type { Value } from '#model/observation/revision.ts';
import type { Device } from './device.ts';
import { catchUp, type Held } from './held.ts';

type Asked = { observation: Id; question: QuestionId; shown: Seen; unminted: SeenValue | undefined };

/**
 * The revisions of those shown under which still stands what was shown, and which an answer given now replaces.
 * @param unminted what the journal holds of this question
 */
export async function stillStanding(device: Device, { observation, question, shown, unminted }: Asked): Promise<Id[]> {
  const underId = (revision: Id) =>
    revision === unminted?.revision ? unminted.change : valueUnder(device.held, { revision, question, observation });
  // minted in another tab, of which this one has not heard
  if (shown.some(({ revision }) => underId(revision) === undefined)) await catchUp(device, [observation]);
  return shown.flatMap((each) => (isStill(each, underId(each.revision)) ? each.revision : []));
}

/** Minted, or of another part of a joined visit and in its journal. What memory has of this one's journal may be old. */
function valueUnder(
  { all }: Held,
  { revision, question, observation }: { revision: Id; question: QuestionId; observation: Id },
): Value | undefined {
  for (const [id, { revisions, journal }] of all) {
    const minted = revisions.get(revision)?.changes[question];
    if (minted) return minted;
    const unminted = journal.get(question);
    if (id !== observation && unminted?.revision === revision) return unminted.change;
  }
  return undefined;
}
