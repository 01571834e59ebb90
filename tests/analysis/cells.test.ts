import { describe, expect, it } from 'vitest';
import { cellsOf } from '#analysis/cells.ts';
import { exported, type Told } from '#tests/exports/exported.ts';

function cellsAt(question: string, told: Told) {
  const { observation, form, facts } = exported(told);
  return cellsOf(observation, form, facts).find((cells) => cells.question.id === question);
}

describe('cells of an observation', () => {
  it('a value set aside does not count and is kept beside', () => {
    const cells = cellsAt('S.ALL.02', {
      entries: { 'S.ALL.01': { kind: 'choice', option: 'no' }, 'S.ALL.02': { kind: 'choices', options: ['police'] } },
    });
    expect(cells).toMatchObject({
      standing: 'set-aside',
      cells: [{ part: 'police', value: null, others: [1] }, { others: [0] }],
    });
  });

  it('values in conflict are all kept and none counts', () => {
    const cells = cellsAt('S.ALL.03', {
      entries: { 'S.ALL.03': { kind: 'number', values: { inside: 3 } } },
      partner: { 'S.ALL.03': { answer: { kind: 'number', values: { inside: 5 } }, comment: 'counted twice' } },
    });
    expect(cells).toMatchObject({ standing: 'conflict', comment: 'counted twice' });
    expect(cells?.cells[0]).toMatchObject({ value: null, others: [3, 5] });
  });

  it('a part left open is missing although the question is answered', () => {
    const cells = cellsAt('S.ALL.03', { entries: { 'S.ALL.03': { kind: 'number', values: { inside: 0 } } } });
    expect(cells?.cells.map(({ standing, value }) => [standing, value])).toEqual([
      ['answered', 0],
      ['missing', null],
    ]);
  });

  it('an answer that was taken back is missing', () => {
    expect(cellsAt('S.ALL.05', { entries: { 'S.ALL.05': { kind: 'cleared' } } })?.standing).toBe('missing');
  });
});
