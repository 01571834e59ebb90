import { expect, test } from 'vitest';
import type { Id } from '#model/ids.ts';
import {
  changedAfterCompletion,
  conflictsOf,
  digestAfter,
  foldObservation,
  headsDigest,
  type Observation,
  SAME_VISIT,
  stateOf,
} from '#model/observation/fold.ts';
import {
  type Decision,
  decisionAnswer,
  decisionsOf,
  joinedTo,
  joinObservations,
  mayBeSameVisit,
  seenDecisions,
  wholesOf,
} from '#model/observation/joining.ts';
import type { Revision } from '#model/observation/revision.ts';

const id = (letter: string): Id =>
  `${letter.repeat(8)}-${letter.repeat(4)}-4${letter.repeat(3)}-8${letter.repeat(3)}-${letter.repeat(12)}`;
const [ours, theirs, third] = [id('a'), id('b'), id('c')];
const at = '2027-03-14T04:00:00.000Z';
let count = 0;

function revision(observation: Id, changes: Record<string, string>, more: Partial<Revision> = {}): Revision {
  count += 1;
  return {
    protocol: 1,
    id: `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`,
    mission: id('d'),
    observation,
    form: 'voting',
    formVersion: 1,
    team: id('e'),
    device: id('f'),
    person: id('f'),
    seq: count,
    prev: null,
    kind: 'edit',
    mintedAt: at,
    clockSkewMs: null,
    source: 'phone',
    changes: Object.fromEntries(
      Object.entries(changes).map(([question, option]) => [
        question,
        { answer: { kind: 'choice', option }, at, replaces: [] },
      ]),
    ),
    ...more,
  };
}

/** Headquarters decides, having seen the decisions before. */
function decide(observation: Observation, change: Record<Id, Decision>): Revision {
  const decisions = new Map([...decisionsOf(observation), ...(Object.entries(change) as [Id, Decision][])]);
  const written = { answer: decisionAnswer(decisions), at, replaces: seenDecisions(observation) };
  return revision(observation.id, {}, { kind: 'correct', source: 'headquarters', changes: { [SAME_VISIT]: written } });
}

const completed = (observation: Id, changes: Record<string, string>): Observation => {
  const edit = revision(observation, changes);
  const complete = revision(observation, {}, { kind: 'complete' });
  const covers = digestAfter(foldObservation([edit]), complete);
  return foldObservation([edit, { ...complete, covers }]);
};
const and = ({ revisions }: Observation, ...more: Revision[]) => foldObservation([...revisions.values(), ...more]);

test('a decision is joined, taken back and made again, whatever order it arrives in', () => {
  const draft = foldObservation([revision(theirs, { 'V.ENV.01': 'yes' })]);
  const same = decide(draft, { [ours]: 'same' });
  const joined = and(draft, same);
  expect(joinedTo(decisionsOf(joined))).toBe(ours);
  const apart = decide(joined, { [ours]: 'separate' });
  expect(decisionsOf(and(draft, apart, same))).toEqual(new Map([[ours, 'separate']]));
  const again = decide(and(joined, apart), { [ours]: 'same', [third]: 'separate' });
  expect(joinedTo(decisionsOf(and(draft, again, apart, same)))).toBe(ours);
});

test('two decisions that nobody saw together and that disagree decide nothing', () => {
  const draft = foldObservation([revision(theirs, {})]);
  const [same, apart] = [decide(draft, { [ours]: 'same' }), decide(draft, { [ours]: 'separate' })];
  expect(decisionsOf(and(draft, same, apart)).size).toBe(0);
});

test('what a phone writes at the reserved question decides nothing and undoes nothing', () => {
  const draft = foldObservation([revision(theirs, {})]);
  const same = decide(draft, { [ours]: 'same' });
  const answer = decisionAnswer(new Map([[third, 'same']]));
  const forged = revision(theirs, {}, { changes: { [SAME_VISIT]: { answer, at, replaces: [same.id] } } });
  expect(joinedTo(decisionsOf(and(draft, same, forged)))).toBe(ours);
});

test('joined, differing answers are a conflict that one answer settles; separated, each is what it was', () => {
  const [one, other] = [
    foldObservation([revision(ours, { 'V.ENV.01': 'yes', 'V.ENV.02': 'no' })]),
    foldObservation([revision(theirs, { 'V.ENV.01': 'no', 'V.ENV.02': 'no', 'V.ENV.03': 'yes' })]),
  ];
  const joined = joinObservations(one, [other]);
  expect(conflictsOf(joined)).toEqual(['V.ENV.01']);
  expect(joined.heads.get('V.ENV.03')).toHaveLength(1);
  const replaces = joined.heads.get('V.ENV.01')?.map((head) => head.revision) ?? [];
  const settled = revision(
    ours,
    {},
    { changes: { 'V.ENV.01': { answer: { kind: 'choice', option: 'yes' }, at, replaces } } },
  );
  expect(conflictsOf(joinObservations(and(one, settled), [other]))).toEqual([]);
  expect(other.heads.get('V.ENV.01')?.map(({ change }) => change.answer)).toEqual([{ kind: 'choice', option: 'no' }]);
});

test('a decision is no amendment, and no change after completion, seen or not seen by who completes', () => {
  const done = completed(theirs, { 'V.ENV.01': 'yes' });
  const decided = and(done, decide(done, { [ours]: 'same' }));
  expect(stateOf(decided)).toBe('completed');
  expect(changedAfterCompletion(decided)).toBe(false);
  const late = and(decided, revision(theirs, { 'V.ENV.02': 'no' }));
  expect(changedAfterCompletion(late)).toBe(true);
});

test('of two completed visits joined nothing counts as changed until somebody changes something and vouches for all', () => {
  const joined = joinObservations(completed(ours, { 'V.ENV.01': 'yes' }), [completed(theirs, { 'V.ENV.01': 'no' })]);
  expect(stateOf(joined)).toBe('completed');
  expect(changedAfterCompletion(joined)).toBe(false);
  const [one, other] = joined.members ?? [];
  if (!one || !other) throw new Error('They were joined');
  const replaces = joined.heads.get('V.ENV.01')?.map((head) => head.revision) ?? [];
  const settle = revision(
    ours,
    {},
    { changes: { 'V.ENV.01': { answer: { kind: 'choice', option: 'yes' }, at, replaces } } },
  );
  const changed = joinObservations(and(one, settle), [other]);
  expect(changedAfterCompletion(changed)).toBe(true);
  const amend = revision(ours, {}, { kind: 'amend', covers: headsDigest(changed.heads) });
  expect(changedAfterCompletion(joinObservations(and(one, settle, amend), [other]))).toBe(false);
});

test('a part that was withdrawn does not count', () => {
  const one = foldObservation([revision(ours, { 'V.ENV.01': 'yes' })]);
  const gone = foldObservation([revision(theirs, { 'V.ENV.01': 'no' }), revision(theirs, {}, { kind: 'withdraw' })]);
  expect(joinObservations(one, [gone])).toBe(one);
});

test('chains lead to their end, and a circle to the same member from everywhere', () => {
  expect(
    wholesOf(
      new Map([
        [ours, null],
        [theirs, ours],
        [third, theirs],
      ]),
    ),
  ).toEqual(
    new Map([
      [theirs, ours],
      [third, ours],
    ]),
  );
  expect(
    wholesOf(
      new Map([
        [ours, theirs],
        [theirs, ours],
        [third, theirs],
      ]),
    ),
  ).toEqual(
    new Map([
      [theirs, ours],
      [third, ours],
    ]),
  );
  expect(wholesOf(new Map([[theirs, ours]]))).toEqual(new Map());
});

test('the same team, station, form and hours may be one visit; anything else is another', () => {
  const visit = { id: ours, team: id('e'), form: 'voting', formVersion: 1, station: '12', begunAt: at };
  const twin = { ...visit, id: theirs, begunAt: '2027-03-14T05:30:00.000Z' };
  expect(mayBeSameVisit(visit, twin)).toBe(true);
  const others = [
    visit,
    { ...twin, team: third },
    { ...twin, station: '13' },
    { ...twin, form: 'opening' },
    { ...twin, begunAt: '2027-03-14T12:00:00.000Z' },
  ];
  expect(others.filter((other) => mayBeSameVisit(visit, other))).toEqual([]);
  expect(mayBeSameVisit({ ...visit, station: null }, { ...twin, station: null })).toBe(false);
});
