import type { Id, Instant, QuestionId } from '../ids.ts';
import { hashText, stableText } from './hashing.ts';
import type { Change, Revision, RevisionKind, Value } from './revision.ts';

/** A value nobody replaced, and where it came from. */
export type Head = { revision: Id; person: Id; device: Id; kind: RevisionKind; change: Change };

/**
 * Everything known of one observation. Built from a *set* of revisions: order, repetition and delay do not matter.
 * Heads of one question are sorted by revision id, so that every replica holds them alike.
 */
export type Observation = {
  id: Id;
  mission: Id;
  form: string;
  formVersion: number;
  team: Id;
  regarding: Revision['regarding'];
  revisions: ReadonlyMap<Id, Revision>;
  heads: ReadonlyMap<QuestionId, readonly Head[]>;
  /** Where a person joined several observations as one visit: each as it is for itself. */
  members?: readonly Observation[];
};

/** Reserved for headquarters: which observations are the same visit. No form asks it. */
export const SAME_VISIT: QuestionId = 'HQ.SAME.01';

/** *draft* → *completed* → possibly *amended*, *withdrawn*. */
export type ObservationState = 'draft' | 'completed' | 'amended' | 'withdrawn';

/**
 * Folds revisions of one observation. Commutative, associative, idempotent: the result depends only on which
 * revisions are known. A value is a head until a known revision names it in `replaces`; clocks decide nothing.
 * @throws when there is no revision, or when they belong to different observations.
 */
export function foldObservation(revisions: Iterable<Revision>): Observation {
  const known = new Map<Id, Revision>();
  for (const revision of revisions) known.set(revision.id, revision);
  const sorted = [...known.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const [first] = sorted;
  if (!first) throw new Error('An observation has at least one revision');
  if (sorted.some((revision) => revision.observation !== first.observation))
    throw new Error('These revisions belong to different observations');
  return {
    id: first.observation,
    mission: first.mission,
    form: first.form,
    formVersion: first.formVersion,
    team: first.team,
    regarding: sorted.find((revision) => revision.regarding)?.regarding,
    revisions: known,
    heads: headsOf(sorted),
  };
}

function headsOf(sorted: readonly Revision[]): Map<QuestionId, Head[]> {
  const replaced = new Map<QuestionId, Set<Id>>();
  for (const revision of sorted)
    for (const [question, change] of Object.entries(revision.changes))
      for (const id of change.replaces) {
        if (id === revision.id) continue;
        const known = replaced.get(question);
        if (known) known.add(id);
        else replaced.set(question, new Set([id]));
      }
  const heads = new Map<QuestionId, Head[]>();
  for (const { id, person, device, kind, changes } of sorted)
    for (const [question, change] of Object.entries(changes)) {
      if (replaced.get(question)?.has(id)) continue;
      const head = { revision: id, person, device, kind, change };
      const known = heads.get(question);
      if (known) known.push(head);
      else heads.set(question, [head]);
    }
  return heads;
}

/** What two values must share to be the same answer: the answer and its comment. */
const sameness = ({ answer, comment }: Change): string => stableText([answer, comment?.trim() || null]);

/** The one answer, or undefined while there is none or several differ. */
export function currentHead(observation: Observation, question: QuestionId): Head | undefined {
  const heads = observation.heads.get(question) ?? [];
  return inConflict(heads) ? undefined : heads[0];
}

/** Several differing values that nobody who saw them all has replaced: all kept, all shown, counted as missing. */
export const inConflict = (heads: readonly Head[]): boolean =>
  heads.length > 1 && new Set(heads.map(({ change }) => sameness(change))).size > 1;

export const conflictsOf = (observation: Observation): QuestionId[] =>
  [...observation.heads]
    .filter(([, heads]) => inConflict(heads))
    .map(([question]) => question)
    .sort();

/** The revisions whose value of `question` someone looking at this observation has seen. */
export const seenRevisions = (observation: Observation | undefined, question: QuestionId): Id[] =>
  (observation?.heads.get(question) ?? []).map((head) => head.revision);

/** A value somebody saw, with its content: what is not minted yet changes under the id it has already. */
export type SeenValue = { revision: Id; change: Value };
export type Seen = readonly SeenValue[];

/** What someone looking at this observation sees standing at `question`. */
export const seenHeads = (observation: Observation | undefined, question: QuestionId): Seen =>
  observation?.heads.get(question) ?? [];

/** Whether what stands under a revision now is what was seen there. When and in which language it was said is no part. */
export const isStill = (seen: SeenValue, now: Value | undefined): boolean =>
  now !== undefined && contentOf(seen.change) === contentOf(now);

/** Without NUL, which minting leaves out. */
const contentOf = ({ answer, comment, confirmations }: Value): string =>
  stableText([answer, comment, confirmations]).replaceAll(String.raw`\u0000`, '');

/** Names exactly these heads. Two replicas with the same digest show the same answers. */
export function headsDigest(heads: Observation['heads']): string {
  const names = [...heads]
    .map(([question, list]) => `${question}=${list.map((head) => head.revision).join('+')}`)
    .sort();
  return hashText(`daybook/heads/1\n${names.join('\n')}`);
}

/** The heads as they would be after these changes were minted as revision `id`: what `covers` must name. */
export function digestAfter(observation: Observation | undefined, revision: Revision): string {
  const revisions = observation ? [...observation.revisions.values(), revision] : [revision];
  return headsDigest(foldObservation(revisions).heads);
}

export function stateOf(observation: Observation): ObservationState {
  const revisions = [...observation.revisions.values()];
  const kinds = new Set(revisions.filter((revision) => !onlyDecides(revision)).map((revision) => revision.kind));
  if (kinds.has('withdraw')) return 'withdrawn';
  if (kinds.has('amend') || kinds.has('correct')) return kinds.has('complete') ? 'amended' : 'draft';
  return kinds.has('complete') ? 'completed' : 'draft';
}

/** Says with which other observation this one belongs together, and changes no answer. */
const onlyDecides = ({ kind, changes }: Revision): boolean =>
  kind === 'correct' && Object.keys(changes).every((question) => question === SAME_VISIT);

/**
 * Some answer changed, or arrived late, outside what was completed or amended. A decision about the visit is no answer:
 * whoever completed it without having heard of that covers it all the same. Joined observations are judged one by one
 * until someone vouches for all of them together.
 */
export function changedAfterCompletion(observation: Observation): boolean {
  const covers = [...observation.revisions.values()].flatMap((revision) => revision.covers ?? []);
  if (covers.length === 0 || covers.includes(headsDigest(observation.heads))) return false;
  if (observation.members) return observation.members.some(changedAfterCompletion);
  const answers = new Map([...observation.heads].filter(([question]) => question !== SAME_VISIT));
  return !covers.includes(headsDigest(answers));
}

/** When the device says it first and last wrote on this observation. For display and sorting only. */
export function writtenBetween(observation: Observation): { first: Instant; last: Instant } {
  const times = [...observation.revisions.values()].map((revision) => revision.mintedAt).sort();
  return { first: times[0] ?? '', last: times.at(-1) ?? '' };
}
