import { describe, expect, it } from 'vitest';
import { observationsCsv } from '#exports/observations-csv.ts';
import type { Language } from '#model/language.ts';
import { contests, each, exported, smallForm, type Told, textOf } from './exported.ts';
import { readCsv } from './read-csv.ts';

async function rowOf(told: Told, labels?: Language): Promise<Record<string, string>> {
  const scope = { forms: [smallForm], contests, ...(labels ? { labels } : {}) };
  const [row] = readCsv(await textOf(observationsCsv(each([exported(told)]), scope)));
  if (!row) throw new Error('no row');
  return row;
}

describe('the wide table', () => {
  it('writes each kind of answer in columns of its own', async () => {
    const row = await rowOf({
      entries: {
        'S.ALL.01': { answer: { kind: 'choice', option: 'yes', count: 3 }, comment: 'Two men behind the table' },
        'S.ALL.02': { kind: 'choices', options: ['police'] },
        'S.ALL.03': { kind: 'number', values: { inside: 4 } },
        'S.ALL.04': { kind: 'number', values: { 'list/value': 120, 'district/value': 0 } },
        'S.ALL.05': { kind: 'text', text: 'Ұлы Дала, қала' },
      },
    });
    expect(row).toMatchObject({
      'S.ID.01': 'KZ-11-7',
      'S.ALL.01': 'yes',
      'S.ALL.01/count': '3',
      'S.ALL.01:comment': 'Two men behind the table',
      'S.ALL.02/police': '1',
      'S.ALL.02/officials': '0',
      'S.ALL.03/inside': '4',
      'S.ALL.03/outside': '',
      'S.ALL.04/list': '120',
      'S.ALL.04/district': '0',
      'S.ALL.05': 'Ұлы Дала, қала',
      synthetic: '1',
      area_path: 'KZ/KZ-11',
      station_number: '7',
    });
  });

  it('keeps missing, absent, set aside, in conflict and not asked apart', async () => {
    const row = await rowOf({
      entries: {
        'S.ALL.01': { kind: 'choice', option: 'no' },
        'S.ALL.02': { kind: 'choices', options: ['police'] },
        'S.ALL.03': { kind: 'absence', absence: 'not-observed' },
        'S.ALL.05': { kind: 'text', text: 'calm' },
      },
      partner: { 'S.ALL.05': { kind: 'text', text: 'tense' } },
    });
    expect(row['S.ALL.01/count']).toBe('[not-asked]');
    expect(row['S.ALL.02/police']).toBe('[set-aside]');
    expect(row['S.ALL.03/inside']).toBe('[not-observed]');
    expect(row['S.ALL.04/list']).toBe('');
    expect(row['S.ALL.05']).toBe('[conflict]');
  });

  it('tells the option "not asked" and a text that reads like a mark from the mark', async () => {
    const row = await rowOf({
      entries: {
        'S.ALL.01': { kind: 'choice', option: 'not-asked' },
        'S.ALL.05': { kind: 'text', text: '[conflict]' },
      },
    });
    expect(row['S.ALL.01']).toBe('not-asked');
    expect(row['S.ALL.05']).toBe("'[conflict]");
  });

  it('writes labels and headers in Kazakh when asked to', async () => {
    const row = await rowOf({ entries: { 'S.ALL.01': { kind: 'choice', option: 'yes' } } }, 'kk');
    expect(row['S.ALL.01 Are unauthorised people present? (қаз)']).toBe('Yes (қаз)');
    expect(row['S.ALL.04 Ballots issued (қаз) – Ballot list (қаз)']).toBe('');
  });

  it('leaves negative numbers numbers', async () => {
    const row = await rowOf({
      entries: {
        'S.ALL.06': { kind: 'time', at: '2023-03-19T06:00:00.000Z' },
        'S.ALL.07': { kind: 'time', at: '2023-03-19T05:30:00.000Z' },
      },
    });
    expect(row['S.ALL.08']).toBe('-30');
  });

  it('begins with a byte-order mark and ends lines as RFC 4180 says', async () => {
    const text = await textOf(observationsCsv(each([]), { forms: [smallForm], contests }));
    expect(text).toMatch(/^\uFEFFobservation,/);
    expect(text).toMatch(/\r\n$/);
  });
});
