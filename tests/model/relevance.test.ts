import { describe, expect, it } from 'vitest';
import { publishedForms } from '#forms/published.ts';
import type { Condition } from '#model/condition.ts';
import { questionsOf } from '#model/form.ts';
import { coreProgress, isTrue, type Truth } from '#model/relevance.ts';
import { asks, astana12, formWith, readingOf } from './reading.ts';
import { no, yes } from './revisions.ts';

const observed = { kind: 'choice', option: 'observed' } as const;
const notObserved = { kind: 'absence', absence: 'not-observed' } as const;
const cleared = { kind: 'cleared' } as const;
const five = { kind: 'number', values: { value: 5 } } as const;

const police = asks.choice('V.SEC.01');
const why = asks.choice('V.SEC.05', undefined, { askedWhen: { question: 'V.SEC.01', is: 'yes' } });
const form = formWith([police, why]);
const standing = (given: Parameters<typeof readingOf>[1], question = 'V.SEC.05') =>
  readingOf(form, given).standings.get(question);

describe('which questions are asked', () => {
  it.each([
    ['the answer it needs is given', { 'V.SEC.01': yes }, 'missing'],
    ['another answer is given', { 'V.SEC.01': no }, 'not-asked'],
    ['no answer is given', {}, 'not-asked'],
    ['the answer was cleared', { 'V.SEC.01': cleared }, 'not-asked'],
    ['it was not observed', { 'V.SEC.01': notObserved }, 'not-asked'],
    ['two answers stand against each other', { 'V.SEC.01': [yes, no] as [typeof yes, typeof no] }, 'not-asked'],
  ])('follows what is known: %s', (_, given, expected) => {
    expect(standing(given)).toBe(expected);
  });

  it('sets an answer aside when its question is no longer asked, and keeps it', () => {
    const reading = readingOf(form, { 'V.SEC.01': no, 'V.SEC.05': yes });
    expect(reading.standings.get('V.SEC.05')).toBe('set-aside');
    expect(reading.answers.get('V.SEC.05')).toBeUndefined();
  });

  it('does not let an answer set aside ask further questions', () => {
    const chain = formWith([
      police,
      why,
      asks.choice('V.SEC.06', undefined, { askedWhen: { question: 'V.SEC.05', is: 'yes' } }),
    ]);
    const reading = readingOf(chain, { 'V.SEC.01': no, 'V.SEC.05': yes });
    expect(reading.standings.get('V.SEC.06')).toBe('not-asked');
  });

  it('ends the asking at once when entry is refused', () => {
    const given = { 'H.OUT.01': { kind: 'choice', option: 'refused-entry' }, 'V.SEC.01': yes } as const;
    expect(standing(given, 'V.SEC.01')).toBe('set-aside');
    expect(standing(given, 'H.ID.01')).toBe('missing');
  });

  it('keeps what was answered when the team is expelled, and asks nothing more', () => {
    const given = { 'H.OUT.01': { kind: 'choice', option: 'expelled' }, 'V.SEC.01': yes } as const;
    expect(standing(given, 'V.SEC.01')).toBe('answered');
    expect(standing(given, 'V.SEC.05')).toBe('not-asked');
  });

  it('counts core questions left, conflicts among them', () => {
    const left = (given: Parameters<typeof readingOf>[1]) => coreProgress(readingOf(form, given)).left;
    expect(left({})).toEqual(['H.ID.01', 'H.OUT.01', 'V.SEC.01']);
    expect(left({ 'H.OUT.01': observed, 'V.SEC.01': yes })).toEqual(['H.ID.01', 'V.SEC.05']);
    expect(left({ 'H.OUT.01': observed, 'V.SEC.01': [yes, no] })).toEqual(['H.ID.01', 'V.SEC.01']);
  });

  it('asks the single-seat questions only where a single-seat contest is voted on', () => {
    const voting = publishedForms.find((one) => one.id === 'voting');
    if (!voting) throw new Error('There is a voting form');
    const at = (contests: string[]) =>
      readingOf(voting, {
        'H.ID.01': { kind: 'place', place: { ...astana12, contests } as typeof astana12 },
      }).standings.get('V.INF.05');
    expect(at(['list'])).toBe('not-asked');
    expect(at(['list', 'smd'])).toBe('missing');
    expect(questionsOf(voting).some((question) => question.id === 'V.INF.05')).toBe(true);
  });
});

describe('conditions', () => {
  const everything = formWith([
    asks.choice('A.AA.01'),
    asks.number('A.AA.02'),
    asks.time('A.AA.03'),
    asks.time('A.AA.04'),
  ]);
  const known = {
    'A.AA.01': yes,
    'A.AA.02': five,
    'A.AA.03': { kind: 'time', at: '2023-03-19T03:30:00.000Z' },
    'A.AA.04': { kind: 'time', at: '2023-03-19T03:20:00.000Z' },
    'H.ID.01': { kind: 'place', place: astana12 },
  } as const;
  const isYes: Condition = { question: 'A.AA.01', is: 'yes' };
  const unknown: Condition = { question: 'H.OUT.01', is: 'observed' };

  it.each<[string, Condition, Truth]>([
    ['a chosen option', isYes, true],
    ['any but an option', { question: 'A.AA.01', anyBut: 'yes' }, false],
    ['a missing answer', unknown, undefined],
    ['not of unknown', { not: unknown }, undefined],
    ['all with a false part', { all: [unknown, { not: isYes }] }, false],
    ['all with an unknown part', { all: [unknown, isYes] }, undefined],
    ['any with a true part', { any: [unknown, isYes] }, true],
    ['any with an unknown part', { any: [unknown, { not: isYes }] }, undefined],
    ['a number above', { left: { question: 'A.AA.02' }, compare: '>', right: 4 }, true],
    ['a number not equal', { left: { question: 'A.AA.02' }, compare: '!=', right: 5 }, false],
    [
      'minutes between times, backwards',
      { left: { minutesFrom: 'A.AA.03', to: 'A.AA.04' }, compare: '=', right: -10 },
      true,
    ],
    // 03:30 UTC was 09:30 in Almaty on that day (UTC+6); the zone moved to UTC+5 a year later
    ['the local hour of that day', { left: { localHourOf: 'A.AA.03' }, compare: '=', right: 9.5 }, true],
    ['a fact of the mission', { mission: 'mobile-voting' }, true],
    ['a fact the mission lacks', { mission: 'ink' }, false],
    ['a listed place', { place: 'listed' }, true],
    ['a place inside the areas of the team', { place: 'outside-team-areas' }, false],
    ['a team of two', { teamSizeAtLeast: 2 }, true],
    ['no problem answered', { answered: 'any-problem' }, false],
  ])('%s', (_, condition, expected) => {
    expect(isTrue(condition, readingOf(everything, known))).toBe(expected);
  });

  it('see a place outside the areas of the team', () => {
    const elsewhere = { kind: 'place', place: { ...astana12, area: 'KZ-11' } } as const;
    const reading = readingOf(everything, { 'H.ID.01': elsewhere as (typeof known)['H.ID.01'] });
    expect(isTrue({ place: 'outside-team-areas' }, reading)).toBe(true);
  });
});
