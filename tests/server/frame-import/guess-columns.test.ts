import { describe, expect, it } from 'vitest';
import { guessColumns } from '#server/frame-import/guess-columns.ts';

const guessed = (...header: string[]) => {
  const { columns, areas, codeFrom } = guessColumns(header);
  return {
    ...Object.fromEntries(Object.entries(columns).map(([field, column]) => [field, header[column]])),
    areas: areas.map(({ name, code, type }) => [type, header[name], code === null ? null : header[code]]),
    codeFrom,
  };
};

describe('guessing columns', () => {
  it('knows English headings', () => {
    expect(
      guessed(
        'Station code',
        'Region',
        'Region code',
        'District',
        'Polling station number',
        'Name',
        'Address',
        'Registered voters',
        'Lat',
        'Lng',
      ),
    ).toEqual({
      code: 'Station code',
      number: 'Polling station number',
      name: 'Name',
      address: 'Address',
      registeredVoters: 'Registered voters',
      latitude: 'Lat',
      longitude: 'Lng',
      areas: [
        ['region', 'Region', 'Region code'],
        ['district', 'District', null],
      ],
      codeFrom: 'column',
    });
  });

  it('knows Russian headings, and does not take the running number for the station number', () => {
    expect(
      guessed('№ п/п', 'Область', 'Район', '№ избирательного участка', 'Адрес участка', 'Число избирателей'),
    ).toEqual({
      number: '№ избирательного участка',
      address: 'Адрес участка',
      registeredVoters: 'Число избирателей',
      areas: [
        ['region', 'Область', null],
        ['district', 'Район', null],
      ],
      codeFrom: 'area-and-number',
    });
  });

  it('knows Kazakh headings', () => {
    expect(guessed('Облыс', 'Аудан', 'Сайлау учаскесінің нөмірі', 'Мекенжайы', 'Сайлаушылар саны')).toMatchObject({
      number: 'Сайлау учаскесінің нөмірі',
      address: 'Мекенжайы',
      registeredVoters: 'Сайлаушылар саны',
      areas: [
        ['region', 'Облыс', null],
        ['district', 'Аудан', null],
      ],
    });
  });

  it('knows Romanian headings', () => {
    expect(guessed('Județ', 'UAT', 'Nr. secție', 'Adresă', 'Denumire sediu')).toMatchObject({
      number: 'Nr. secție',
      address: 'Adresă',
      name: 'Denumire sediu',
      areas: [
        ['region', 'Județ', null],
        ['district', 'UAT', null],
      ],
    });
  });
});
