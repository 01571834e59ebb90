import { describe, expect, it } from 'vitest';
import type { ColumnMapping } from '#model/desk/frame-import.ts';
import type { Frame } from '#model/frame.ts';
import { compareFrames } from '#server/frame-import/compare-frames.ts';
import { guessColumns } from '#server/frame-import/guess-columns.ts';
import { type PlannedFrame, planImport } from '#server/frame-import/plan-import.ts';
import { readTable } from '#server/frame-import/read-table.ts';

async function plan(
  csv: string,
  present: Frame | null = null,
  change: Partial<ColumnMapping> = {},
): Promise<PlannedFrame> {
  const read = await readTable(Buffer.from(csv));
  if (read.outcome === 'refused') throw new Error(read.code);
  const outcome = planImport(read.table, { ...guessColumns(read.table.header), ...change }, present);
  if (outcome.outcome === 'refused') throw new Error(`${outcome.code} ${outcome.detail}`);
  return outcome.planned;
}

const published = (planned: PlannedFrame, contests: Frame['contests'] = []): Frame => ({
  version: 1,
  contests,
  ...planned,
});
const say = (word: string) => ({ en: word, ru: word, kk: word });
const list: Frame['contests'] = [{ code: 'list', name: say('List'), kind: 'list', contestants: [] }];
const empty = (contests: Frame['contests']): Frame => ({ version: 1, areas: [], stations: [], contests });

describe('planning an import', () => {
  it('tells apart the same number in two regions', async () => {
    const { stations, faults } = await plan('Region,Number\nAbai,1\nAkmola,1\n');
    expect(stations.map(({ code, area }) => [code, area])).toEqual([
      ['Abai-1', 'Abai'],
      ['Akmola-1', 'Akmola'],
    ]);
    expect(faults).toEqual([]);
  });

  it('keeps apart codes that differ by the case of a letter alone', async () => {
    const { stations, faults } = await plan('Region,Number,Code\nAbai,1,010a\nAbai,2,010A\n');
    expect(stations.map(({ code, number }) => [code, number])).toEqual([
      ['010a', '1'],
      ['010A', '2'],
    ]);
    expect(faults).toEqual([]);
  });

  it('builds a tree of areas, with the same district name under two regions', async () => {
    const { areas, stations } = await plan('Region,District,Number\nAbai,Central,1\nAkmola,Central,1\nAkmola,,2\n');
    expect(areas.map(({ code, parent }) => [code, parent])).toEqual([
      ['Abai', null],
      ['Abai.Central', 'Abai'],
      ['Akmola', null],
      ['Akmola.Central', 'Akmola'],
    ]);
    expect(stations.map(({ code, area }) => [code, area])).toEqual([
      ['Abai-1', 'Abai.Central'],
      ['Akmola-1', 'Akmola.Central'],
      ['Akmola-2', 'Akmola'],
    ]);
  });

  it('puts the region in front of district codes that repeat', async () => {
    const csv = 'Region code,Region,District code,District,Number\n10,Abai,01,East,1\n11,Akmola,01,West,1\n';
    expect((await plan(csv)).areas.map(({ code }) => code)).toEqual(['10', '01', '11', '11.01']);
  });

  it('finds the areas the mission already has by their names in any language', async () => {
    const present = empty([]);
    present.areas.push(
      { code: 'KZ', name: say('Kazakhstan'), type: 'country', parent: null },
      {
        code: 'KZ-75',
        name: { en: 'Almaty (city)', ru: 'город Алматы', kk: 'Алматы қаласы' },
        type: 'city',
        parent: 'KZ',
      },
    );
    const { stations, areas } = await plan('Облыс,Учаске\nАлматы қаласы,12\n', present);
    expect(stations[0]).toMatchObject({ code: 'KZ-75-12', area: 'KZ-75', number: '12' });
    expect(areas).toHaveLength(2);
  });

  it('names the row, the column and the cell of what it cannot take, and takes the rest', async () => {
    const rows = [
      'Code,Region,Number,Voters,Lat,Lng,Setting,Time zone',
      'A,Abai,1,2 500,50.4,80.2,city,Asia/Almaty',
      ',Abai,2,100,,,,',
      'A,Abai,3,100,,,,',
      'B,Abai,,100,,,,',
      'C,,4,100,,,,',
      'D,Abai,5,many,,,,',
      'E,Abai,6,,95,80,,',
      'F,Abai,7,,,,spaceship,',
      'G,Abai,8,,,,,Asia/Nowhere',
      'H,Abai,3-Jan,,,,,',
      'I,Abai,1.23E+11,,,,,',
      'J,Abai,9',
      'K,Abai,10,,,,,,5 Main st',
      'L,Abai,1E+11,,,,,',
    ];
    const { stations, faults } = await plan(rows.join('\n'));
    expect(stations).toEqual([expect.objectContaining({ code: 'A', registeredVoters: 2500, setting: 'urban' })]);
    expect(faults.map(({ row, fault, column, value }) => [row, fault, column, value])).toEqual([
      [3, 'CODE_MISSING', 'Code', ''],
      [4, 'CODE_TWICE', 'Code', 'A (row 2)'],
      [5, 'NUMBER_MISSING', 'Number', ''],
      [6, 'AREA_MISSING', 'Region', ''],
      [7, 'VOTERS_NOT_A_NUMBER', 'Voters', 'many'],
      [8, 'POSITION_NOT_VALID', 'Lat', '95'],
      [9, 'SETTING_UNKNOWN', 'Setting', 'spaceship'],
      [10, 'TIME_ZONE_UNKNOWN', 'Time zone', 'Asia/Nowhere'],
      [11, 'BECAME_A_DATE', 'Number', '3-Jan'],
      [12, 'DIGITS_LOST', 'Number', '1.23E+11'],
      [13, 'TOO_FEW_CELLS', null, '9'],
      [14, 'TOO_MANY_CELLS', null, '5 Main st'],
      [15, 'DIGITS_LOST', 'Number', '1E+11'],
    ]);
  });

  it('says that a row has too many cells, not what the shifted cells look like', async () => {
    const { stations, faults } = await plan(
      'Number,Region,Name,Voters,Latitude,Longitude\n' +
        '1,Abai,School 5,900,50.1,80.2\n' +
        '2,Abai,School 6, left wing,900,50.1,\n' +
        '3,Abai,School 7, right wing,900,,\n' +
        '4,Abai,School 8,900,50.1,80.2\n' +
        '5,Abai,School 9,about 900,50.1,80.2\n',
    );
    expect(stations.map(({ number }) => number)).toEqual(['1', '4']);
    expect(faults.map(({ row, fault, column, value }) => [row, fault, column, value])).toEqual([
      [3, 'TOO_MANY_CELLS', null, '50.1'],
      [4, 'TOO_MANY_CELLS', null, '900'],
      [6, 'VOTERS_NOT_A_NUMBER', 'Voters', 'about 900'],
    ]);
  });

  it('takes a list whose rows all end in a delimiter, and names the cause where one of them has shifted', async () => {
    const { stations, faults } = await plan(
      'Number,Region,Name,Voters\n1,Abai,School 5,900,\n2,Abai,School 6, left wing,\n3,Abai,School 7,700,\n',
    );
    expect(stations.map(({ number, registeredVoters }) => [number, registeredVoters])).toEqual([
      ['1', 900],
      ['3', 700],
    ]);
    expect(faults.map(({ row, fault }) => [row, fault])).toEqual([[3, 'TOO_MANY_CELLS']]);
  });

  it('counts rows as a spreadsheet shows them: titles, empty rows and cells of several lines included', async () => {
    const { faults } = await plan(
      'Stations\n\nNumber,Region,Address\n,Abai,Main st\n\n2,Abai,"Main st\n5"\n3,,Main st\n4,Abai,Main st\n',
    );
    expect(faults.map(({ row, fault }) => [row, fault])).toEqual([
      [4, 'NUMBER_MISSING'],
      [7, 'AREA_MISSING'],
    ]);
  });

  it('gives contests by column, or to every station that names none', async () => {
    const csv = 'Region,Number,Contests\nAbai,1,list\nAbai,2,\nAbai,3,other\n';
    const { stations, faults } = await plan(csv, empty(list), { contestsForAll: ['list'] });
    expect(stations.map(({ contests }) => contests)).toEqual([['list'], ['list']]);
    expect(faults).toMatchObject([{ row: 4, fault: 'CONTEST_UNKNOWN', value: 'other' }]);
  });

  it('refuses a list whose columns are not known', async () => {
    await expect(plan('Username,Email\nabob,a@bc\n')).rejects.toThrow('COLUMN_MISSING number');
  });

  it('refuses a list without a good row, naming the first fault', async () => {
    await expect(plan('Region,Number\n,1\n')).rejects.toThrow('NO_GOOD_ROWS fault.AREA_MISSING: 2');
  });
});

describe('comparing a list with the frame in force', () => {
  it('says what is added, changed, moved, gone and unchanged', async () => {
    const before = published(await plan('Code,Region,Number,Address\nA,X,1,a\nB,X,2,b\nC,X,3,c\nD,X,4,d\n'));
    const after = await plan('Code,Region,Number,Address\nA,X,1,a\nB,X,2,new\nC,Y,3,c\nE,X,5,e\n', before);
    expect(compareFrames(after, before, new Set(['D']))).toMatchObject({
      unchanged: 1,
      changed: { count: 1, examples: [{ before: { address: 'b' }, after: { address: 'new' } }] },
      moved: { count: 1, examples: [{ after: { code: 'C', area: 'Y' } }] },
      added: { count: 1, examples: [{ code: 'E' }] },
      gone: { count: 1, examples: [{ code: 'D' }], withObservations: 1 },
      areas: { added: 1, total: 2 },
      against: 1,
    });
  });

  it('keeps what the list has no column for', async () => {
    const before = published(await plan('Region,Number,Voters\nX,1,500\n'));
    const { stations } = await plan('Region,Number,Address\nX,1,new\n', before);
    expect(stations[0]).toMatchObject({ registeredVoters: 500, address: 'new' });
  });

  it('a district added to the list moves stations and keeps their codes', async () => {
    const before = published(await plan('Region,Number\nX,1\nX,2\n'));
    const after = await plan('Region,District,Number\nX,North,1\nX,South,2\n', before);
    expect(compareFrames(after, before, new Set())).toMatchObject({
      moved: { count: 2 },
      added: { count: 0 },
      gone: { count: 0 },
    });
  });
});
