import { describe, expect, it } from 'vitest';
import type { Confirmation } from '#model/observation/revision.ts';
import { canComplete, confirmedAnswers, problemsOf } from '#model/problems.ts';
import { asks, check, formWith, readingOf } from './reading.ts';
import { change, no, yes } from './revisions.ts';

const step = { kind: 'choice', option: 'yes' } as const;
const number = (value: number) => ({ kind: 'number', values: { value } }) as const;
const owing = asks.choice('V.ACC.02', [
  { code: 'yes', label: { en: 'Yes', ru: 'Да', kk: 'Иә' } },
  { code: 'no', label: { en: 'No', ru: 'Нет', kk: 'Жоқ' }, problem: true, commentOwed: true },
]);
const form = formWith(
  [owing, asks.choice('V.ACC.18'), asks.number('V.PEC.02'), asks.number('V.PEC.03'), asks.text('V.ALL.10')],
  [
    check('K05a', 'V.ACC.18', {
      all: [
        { question: 'V.ACC.02', is: 'no' },
        { question: 'V.ACC.18', is: 'yes' },
      ],
    }),
    check(
      'K07a',
      'V.PEC.03',
      { left: { question: 'V.PEC.03' }, compare: '>', right: { question: 'V.PEC.02' } },
      'malformed',
    ),
  ],
);
const codes = (given: Parameters<typeof readingOf>[1]) =>
  problemsOf(readingOf(form, given)).map(({ code, question }) => `${code} ${question}`);

describe('problems while filling', () => {
  it('finds nothing wrong with what is not answered', () => {
    expect(codes({})).toEqual([]);
  });

  it('owes a comment of twenty characters where the answer owes one', () => {
    expect(codes({ 'V.ACC.02': no })).toEqual(['K15 V.ACC.02']);
    expect(codes({ 'V.ACC.02': change(no, [], { comment: '   too short        ' }) })).toEqual(['K15 V.ACC.02']);
    expect(codes({ 'V.ACC.02': change(no, [], { comment: 'Three steps, no rail.' }) })).toEqual([]);
  });

  it('does not block completing for an owed comment, only for malformed answers', () => {
    expect(canComplete(problemsOf(readingOf(form, { 'V.ACC.02': no })))).toBe(true);
    const impossible = { 'V.PEC.02': number(7), 'V.PEC.03': number(8) };
    expect(codes(impossible)).toEqual(['K07a V.PEC.03']);
    expect(canComplete(problemsOf(readingOf(form, impossible)))).toBe(false);
  });

  it('refuses a number above what the question allows, and an answer of another kind', () => {
    expect(codes({ 'V.PEC.02': number(301) })).toEqual(['M01 V.PEC.02']);
    expect(codes({ 'V.PEC.02': step })).toEqual(['M02 V.PEC.02']);
    expect(codes({ 'V.ACC.18': { kind: 'choice', option: 'sometimes' } })).toEqual(['M02 V.ACC.18']);
    expect(codes({ 'V.ACC.18': { kind: 'absence', absence: 'not-applicable' } })).toEqual(['M02 V.ACC.18']);
  });

  it('asks once about an odd answer and keeps the reason', () => {
    const comment = 'Three steps at the door, but two men helped.';
    const odd = { 'V.ACC.02': change(no, [], { comment }), 'V.ACC.18': yes };
    expect(codes(odd)).toEqual(['K05a V.ACC.18']);
    const confirmation: Confirmation = {
      problem: 'K05a',
      answers: confirmedAnswers(readingOf(form, odd), ['V.ACC.02', 'V.ACC.18']),
      reason: 'Side entrance without steps',
    };
    const confirmed = { ...odd, 'V.ACC.18': change(yes, [], { confirmations: [confirmation] }) };
    expect(problemsOf(readingOf(form, confirmed))[0]?.confirmation).toEqual(confirmation);
    const changed = { ...confirmed, 'V.ACC.02': change(no, [], { comment: 'Now there are four steps at the door.' }) };
    expect(problemsOf(readingOf(form, changed))[0]?.confirmation).toBeUndefined();
  });

  it.each([
    'Call me at +7 701 123 45 67',
    'IIN 850101300123',
    'write to a.b@example.org',
    'The chair, his name is Askar',
    'Председателя зовут Марат',
    'Төрағаның аты Марат',
  ])('asks to look again at a text that names someone: %s', (text) => {
    expect(codes({ 'V.ALL.10': { kind: 'text', text } })).toEqual(['K16 V.ALL.10']);
  });

  it.each([
    'At 14:30 two of 2494 voters were turned away.',
    'Название плаката закрыто',
    '10 076 ballots at station 379',
  ])('leaves facts alone: %s', (text) => {
    expect(codes({ 'V.ALL.10': { kind: 'text', text } })).toEqual([]);
  });
});
