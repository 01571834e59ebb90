import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changedAfterCompletion,
  conflictsOf,
  currentHead,
  digestAfter,
  foldObservation,
  headsDigest,
  isStill,
  seenHeads,
  seenRevisions,
  stateOf,
} from '#model/observation/fold.ts';
import type { Change, Revision } from '#model/observation/revision.ts';
import { change, idOf, no, revision, yes } from '../revisions.ts';

const Q = 'V.ACC.01';
const answerOf = (revisions: Revision[], question = Q) =>
  currentHead(foldObservation(revisions), question)?.change.answer;

/** Replicas that edit three questions, each seeing some of what was written before, on clocks that say anything. */
const histories = fc
  .array(
    fc.record({
      question: fc.constantFrom('V.ACC.01', 'V.ACC.02', 'V.ACC.03'),
      option: fc.constantFrom('yes', 'no', 'cleared'),
      sees: fc.array(fc.nat({ max: 30 }), { maxLength: 30 }),
      clock: fc.date({ min: new Date('1999-01-01'), max: new Date('2099-01-01'), noInvalidDate: true }),
      kind: fc.constantFrom('edit', 'complete', 'amend', 'correct'),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((steps) => {
    const written: Revision[] = [];
    for (const [n, step] of steps.entries()) {
      const seen = written.filter((_, index) => step.sees.includes(index));
      const heads = seen.length > 0 ? foldObservation(seen) : undefined;
      const answer =
        step.option === 'cleared' ? { kind: 'cleared' as const } : { kind: 'choice' as const, option: step.option };
      const changes = { [step.question]: change(answer, seenRevisions(heads, step.question)) };
      written.push(revision(idOf(100 + n), changes, { mintedAt: step.clock.toISOString(), kind: step.kind }));
    }
    return written;
  });

describe('folding an observation', () => {
  it('does not depend on the order in which revisions arrive', () => {
    fc.assert(
      fc.property(histories, fc.infiniteStream(fc.nat()), (history, stream) => {
        const keys = new Map(history.map((one) => [one.id, stream.next().value]));
        const shuffled = [...history].sort((a, b) => (keys.get(a.id) ?? 0) - (keys.get(b.id) ?? 0));
        expect(foldObservation(shuffled)).toEqual(foldObservation(history));
      }),
    );
  });

  it('does not depend on how they are grouped, nor on how often they arrive', () => {
    fc.assert(
      fc.property(histories, fc.nat(), (history, cut) => {
        const at = cut % history.length;
        const [first, rest] = [history.slice(0, at), history.slice(at)];
        const early = first.length > 0 ? [...foldObservation(first).revisions.values()] : [];
        const late = [...foldObservation(rest).revisions.values()];
        expect(foldObservation([...late, ...early, ...late])).toEqual(foldObservation(history));
      }),
    );
  });

  it('keeps every value nobody replaced, and no other', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const heads = foldObservation(history).heads;
        for (const one of history)
          for (const question of Object.keys(one.changes)) {
            const replaced = history.some((other) => other.changes[question]?.replaces.includes(one.id));
            const kept = (heads.get(question) ?? []).some((head) => head.revision === one.id);
            expect(kept).toBe(!replaced);
          }
      }),
    );
  });

  it('keeps both of two answers given without knowing of each other', () => {
    const madina = revision(idOf(10), { [Q]: change(yes) });
    const ruslan = revision(idOf(11), { [Q]: change(no) });
    const observation = foldObservation([madina, ruslan]);
    expect(conflictsOf(observation)).toEqual([Q]);
    expect(currentHead(observation, Q)).toBeUndefined();
    expect(observation.heads.get(Q)?.map((head) => head.change.answer)).toEqual([yes, no]);
  });

  it('does not call two equal answers a conflict', () => {
    const observation = foldObservation([
      revision(idOf(10), { [Q]: change(yes) }),
      revision(idOf(11), { [Q]: change(yes) }),
    ]);
    expect(conflictsOf(observation)).toEqual([]);
    expect(currentHead(observation, Q)?.change.answer).toEqual(yes);
  });

  it('calls equal answers with different comments a conflict', () => {
    const observation = foldObservation([
      revision(idOf(10), { [Q]: change(yes, [], { comment: 'Ramp at the back door' }) }),
      revision(idOf(11), { [Q]: change(yes) }),
    ]);
    expect(conflictsOf(observation)).toEqual([Q]);
  });

  it('lets an edit that saw another replace it, whatever the clocks say', () => {
    const first = revision(idOf(10), { [Q]: change(yes) }, { mintedAt: '2031-01-01T00:00:00.000Z' });
    const later = revision(idOf(11), { [Q]: change(no, [idOf(10)]) }, { mintedAt: '1999-01-01T00:00:00.000Z' });
    expect(answerOf([first, later])).toEqual(no);
    expect(answerOf([later, first])).toEqual(no);
  });

  it('resolves a conflict when someone who saw both answers again', () => {
    const both = [revision(idOf(10), { [Q]: change(yes) }), revision(idOf(11), { [Q]: change(no) })];
    expect(answerOf([...both, revision(idOf(12), { [Q]: change(yes, [idOf(10), idOf(11)]) })])).toEqual(yes);
  });

  it('keeps the conflict when a third editor saw only one of the two', () => {
    const both = [revision(idOf(10), { [Q]: change(yes) }), revision(idOf(11), { [Q]: change(no) })];
    const third = revision(idOf(12), { [Q]: change({ kind: 'absence', absence: 'not-observed' }, [idOf(10)]) });
    expect(conflictsOf(foldObservation([...both, third]))).toEqual([Q]);
  });

  it('keeps clearing as a value that conflicts with an answer given meanwhile', () => {
    const first = revision(idOf(10), { [Q]: change(yes) });
    const cleared = revision(idOf(11), { [Q]: change({ kind: 'cleared' }, [idOf(10)]) });
    expect(answerOf([first, cleared])).toEqual({ kind: 'cleared' });
    const meanwhile = revision(idOf(12), { [Q]: change(no, [idOf(10)]) });
    expect(conflictsOf(foldObservation([first, cleared, meanwhile]))).toEqual([Q]);
  });

  it('holds a replacement that arrives before what it replaces', () => {
    const later = revision(idOf(11), { [Q]: change(no, [idOf(10)]) });
    expect(answerOf([later])).toEqual(no);
    expect(answerOf([later, revision(idOf(10), { [Q]: change(yes) })])).toEqual(no);
  });

  it('refuses to fold revisions of two observations together', () => {
    expect(() =>
      foldObservation([revision(idOf(10), {}), revision(idOf(11), {}, { observation: idOf(99) })]),
    ).toThrow();
    expect(() => foldObservation([])).toThrow();
  });
});

describe('completing', () => {
  const first = revision(idOf(10), { [Q]: change(yes) });
  const open = foldObservation([first]);
  const completing = revision(idOf(11), {}, { kind: 'complete' });
  const complete = { ...completing, covers: digestAfter(open, completing) };

  it('covers exactly the heads it saw', () => {
    const done = foldObservation([first, complete]);
    expect(stateOf(done)).toBe('completed');
    expect(changedAfterCompletion(done)).toBe(false);
    expect(complete.covers).toBe(headsDigest(open.heads));
  });

  it('shows a change that arrives from outside it', () => {
    const late = revision(idOf(12), { [Q]: change(no) });
    expect(changedAfterCompletion(foldObservation([first, complete, late]))).toBe(true);
  });

  it('is covered again by an amendment', () => {
    const amending = revision(idOf(12), { [Q]: change(no, [idOf(10)]) }, { kind: 'amend', reason: 'Misread the sign' });
    const done = foldObservation([first, complete]);
    const amended = foldObservation([first, complete, { ...amending, covers: digestAfter(done, amending) }]);
    expect(stateOf(amended)).toBe('amended');
    expect(changedAfterCompletion(amended)).toBe(false);
  });

  it('is ended by a withdrawal', () => {
    const withdrawn = revision(idOf(12), {}, { kind: 'withdraw', reason: 'Wrong station' });
    expect(stateOf(foldObservation([first, complete, withdrawn]))).toBe('withdrawn');
  });
});

describe('what somebody saw', () => {
  const confirmations = [{ problem: 'K09', answers: '0'.repeat(64), reason: 'Counted twice' }];
  const open = foldObservation([
    revision(idOf(10), { [Q]: { ...change(yes), comment: 'At the gate', confirmations } }),
  ]);
  const [seen] = seenHeads(open, Q);
  if (!seen) throw new Error('nothing stands there');

  it('is every value that stands, with its content; nothing where nothing was answered', () => {
    expect(seenHeads(open, Q)).toHaveLength(1);
    expect(seenHeads(open, 'V.ACC.02')).toEqual([]);
    expect(seenHeads(undefined, Q)).toEqual([]);
  });

  it('is still there when the same is said again, at another time and in another language', () => {
    expect(isStill(seen, { ...seen.change, at: '2027-03-15T00:00:00.000Z', language: 'kk' } as Change)).toBe(true);
  });

  it.each([
    ['answer', { answer: no }],
    ['comment', { comment: 'At the gat' }],
    ['reason for keeping it', { confirmations: [] }],
  ])('is there no more when its %s is another one', (_, other) => {
    expect(isStill(seen, { ...seen.change, ...other })).toBe(false);
  });

  it('is there no more when nothing is said under that name', () => {
    expect(isStill(seen, undefined)).toBe(false);
  });

  it('is still there when it was minted without its NUL', () => {
    const [pasted, minted] = ['a\0b', 'ab'].map((comment) => ({ ...seen.change, comment }));
    expect(pasted && isStill({ revision: seen.revision, change: pasted }, minted)).toBe(true);
  });
});
