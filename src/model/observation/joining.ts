import type { Answer } from '../answer.ts';
import type { Id, Instant } from '../ids.ts';
import { foldObservation, type Observation, SAME_VISIT, stateOf } from './fold.ts';

/** What a person at headquarters said of two observations of one team at one station. */
export type Decision = 'same' | 'separate';

export type Decisions = ReadonlyMap<Id, Decision>;

/**
 * What headquarters has decided about this observation and others. Decisions are values of one reserved question in
 * revisions of kind `correct`, so they merge causally like answers, travel with the log, and can be taken back. What
 * phones write there decides nothing. Where two decisions nobody has seen together disagree, there is none.
 */
export function decisionsOf({ revisions }: Pick<Observation, 'revisions'>): Map<Id, Decision> {
  const decisions = new Map<Id, Decision>();
  const disputed = new Set<Id>();
  for (const { option } of decisionHeads(revisions)) {
    const [decision, id = ''] = option.split(':');
    if (decision !== 'same' && decision !== 'separate') continue;
    if (decisions.has(id) && decisions.get(id) !== decision) disputed.add(id);
    decisions.set(id, decision);
  }
  for (const id of disputed) decisions.delete(id);
  return decisions;
}

function decisionHeads(revisions: Observation['revisions']): { option: string }[] {
  const corrections = [...revisions.values()].filter(({ kind, changes }) => kind === 'correct' && changes[SAME_VISIT]);
  if (corrections.length === 0) return [];
  const heads = foldObservation(corrections).heads.get(SAME_VISIT) ?? [];
  return heads.flatMap(({ change: { answer } }) =>
    answer.kind === 'choices' ? answer.options.map((option) => ({ option })) : [],
  );
}

export const decisionAnswer = (decisions: Decisions): Answer =>
  decisions.size === 0
    ? { kind: 'cleared' }
    : { kind: 'choices', options: [...decisions].map(([id, decision]) => `${decision}:${id}`).sort() };

/** The revisions whose decisions someone deciding now has seen. */
export const seenDecisions = ({ revisions }: Pick<Observation, 'revisions'>): Id[] =>
  [...revisions.values()].filter(({ kind, changes }) => kind === 'correct' && changes[SAME_VISIT]).map(({ id }) => id);

/** Which observation this one is part of, by its own decisions. */
export const joinedTo = (decisions: Decisions): Id | null =>
  [...decisions].flatMap(([id, decision]) => (decision === 'same' ? id : [])).sort()[0] ?? null;

/** By part: the observation it is read with. Chains are followed; in a circle the smallest id stands. */
export function wholesOf(targets: ReadonlyMap<Id, Id | null>): Map<Id, Id> {
  const wholes = new Map<Id, Id>();
  for (const id of targets.keys()) {
    const path = [id];
    for (let next = targets.get(id); next && targets.has(next); next = targets.get(next)) {
      const at = path.indexOf(next);
      if (at >= 0) {
        path.push(path.slice(at).sort()[0] ?? next);
        break;
      }
      path.push(next);
    }
    const whole = path.at(-1) ?? id;
    if (whole !== id) wholes.set(id, whole);
  }
  return wholes;
}

/**
 * One visit out of several observations: differing answers become conflicts, settled like any other. Nothing of the
 * parts changes, so separating them again is enough to undo it. Parts that were withdrawn do not count.
 */
export function joinObservations(whole: Observation, parts: readonly Observation[]): Observation {
  const counted = parts.filter((part) => stateOf(part) !== 'withdrawn');
  if (counted.length === 0) return whole;
  const members = [whole, ...counted];
  const revisions = members.flatMap((member) =>
    [...member.revisions.values()].map((revision) => ({ ...revision, observation: whole.id })),
  );
  return { ...foldObservation(revisions), members };
}

export type Visit = {
  id: Id;
  team: Id;
  form: string;
  formVersion: number;
  station: string | null;
  begunAt: Instant;
};

/** Two members of a team rarely open the same station further apart than this, and rarely visit it again sooner. */
const NEAR_MS = 3 * 3_600_000;

/** Whether two observations may be one visit that two members of a team each opened. A person decides. */
export const mayBeSameVisit = (a: Visit, b: Visit): boolean =>
  a.id !== b.id &&
  a.station !== null &&
  a.station === b.station &&
  a.team === b.team &&
  a.form === b.form &&
  a.formVersion === b.formVersion &&
  Math.abs(Date.parse(a.begunAt) - Date.parse(b.begunAt)) <= NEAR_MS;

/** When it was begun by the server's clock, as far as its phone knew it. */
export function begunAt({ revisions }: Pick<Observation, 'revisions'>): Instant {
  const times = [...revisions.values()].map(({ mintedAt, clockSkewMs }) => Date.parse(mintedAt) - (clockSkewMs ?? 0));
  return new Date(Math.min(...times)).toISOString();
}
