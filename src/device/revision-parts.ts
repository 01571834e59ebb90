import type { Id, QuestionId } from '#model/ids.ts';
import { digestAfter, foldObservation } from '#model/observation/fold.ts';
import type { Change, Revision, RevisionKind } from '#model/observation/revision.ts';
import { utf8 } from '#model/protocol/bytes.ts';
import { LONGEST_REVISION_BYTES } from '#model/protocol/messages.ts';

/** A revision without its place in the device's chain. */
export type Draft = Omit<Revision, 'seq' | 'prev'>;

export type Minting = {
  /** Everything but what differs from part to part. */
  base: Omit<Draft, 'id' | 'kind' | 'changes' | 'covers' | 'reason'>;
  kind: RevisionKind;
  reason?: string | undefined;
  changes: ReadonlyMap<QuestionId, Change>;
  /** Revisions of the observation known before. */
  known: Iterable<Revision>;
  /** The first is the id under which the changes have been shown. */
  makeId: () => Id;
};

/** Room for everything around the changes: ids, hashes, a reason of the longest length. */
const ROOM_BYTES = 70_000;

/**
 * One revision, or as many as their length demands; the kind, the reason and what is covered stand in the last.
 * A part never names itself among what it replaces.
 */
export function revisionParts({ base, kind, reason, changes, known, makeId }: Minting): Draft[] {
  const groups = inGroups(changes);
  const earlier = [...known];
  return groups.map((group, index) => {
    const id = makeId();
    const isLast = index === groups.length - 1;
    const edit: Draft = { ...base, id, kind: isLast ? kind : 'edit', changes: withoutSelf(group, id) };
    const part: Draft =
      isLast && kind !== 'edit' ? { ...edit, covers: coversOf(earlier, edit), ...(reason ? { reason } : {}) } : edit;
    earlier.push(inNoChain(part));
    return part;
  });
}

function inGroups(changes: ReadonlyMap<QuestionId, Change>): [QuestionId, Change][][] {
  const groups: [QuestionId, Change][][] = [[]];
  let bytes = 0;
  for (const [question, change] of changes) {
    const length = utf8(JSON.stringify([question, change])).length;
    if (bytes > 0 && bytes + length > LONGEST_REVISION_BYTES - ROOM_BYTES) {
      groups.push([]);
      bytes = 0;
    }
    groups.at(-1)?.push([question, change]);
    bytes += length;
  }
  return groups;
}

const withoutSelf = (group: [QuestionId, Change][], id: Id): Revision['changes'] =>
  Object.fromEntries(
    group.map(([question, change]) => [
      question,
      { ...change, replaces: change.replaces.filter((each) => each !== id) },
    ]),
  );

const coversOf = (earlier: readonly Revision[], last: Draft) =>
  digestAfter(earlier.length > 0 ? foldObservation(earlier) : undefined, inNoChain(last));

/** The fold reads neither number nor chain. */
const inNoChain = (draft: Draft): Revision => ({ ...draft, seq: 1, prev: null });
