import { describe, expect, it } from 'vitest';
import { readTable } from '#server/frame-import/read-table.ts';
import { workbook } from './workbook.ts';

const LIST = 'Область,Номер участка,Адрес\nАбай,12,"Семей, ул. Абая, 3"\nАқмола,7,Көкшетау\n';

/** Windows-1251 for the letters used here. */
const cp1251 = (text: string) =>
  Uint8Array.from(text, (letter) => {
    const code = letter.charCodeAt(0);
    return code < 128 ? code : code - 0x0410 + 0xc0;
  });

const utf16 = (text: string, order: 'LE' | 'BE', mark: boolean) => {
  const bytes = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le');
  return order === 'LE' ? bytes : bytes.swap16();
};

async function tableOf(bytes: Uint8Array, sheet: string | null = null) {
  const read = await readTable(bytes, sheet);
  if (read.outcome === 'refused') throw new Error(`${read.code}: ${read.detail}`);
  return read.table;
}

const refusalOf = async (bytes: Uint8Array) => {
  const read = await readTable(bytes);
  return read.outcome === 'refused' ? read.code : 'read';
};

describe('reading an uploaded list', () => {
  it.each([
    ['UTF-8', Buffer.from(LIST), 'CSV (,), UTF-8'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${LIST}`), 'CSV (,), UTF-8'],
    ['UTF-16 little-endian with a mark', utf16(LIST, 'LE', true), 'CSV (,), UTF-16LE'],
    ['UTF-16 big-endian with a mark', utf16(LIST, 'BE', true), 'CSV (,), UTF-16BE'],
    ['UTF-16 without a mark', utf16(LIST, 'LE', false), 'CSV (,), UTF-16LE'],
    ['semicolons', Buffer.from(LIST.replaceAll(/,(?! )/g, ';')), 'CSV (;), UTF-8'],
    ['tabs in a file called .csv', Buffer.from(LIST.replaceAll(/,(?! )/g, '\t')), 'TSV, UTF-8'],
    ['bars', Buffer.from(LIST.replaceAll(/,(?! )/g, '|')), 'CSV (|), UTF-8'],
  ])('reads %s', async (_, bytes, readAs) => {
    const table = await tableOf(bytes);
    expect(table.readAs).toBe(readAs);
    expect(table.rows).toEqual([
      ['Абай', '12', 'Семей, ул. Абая, 3'],
      ['Ақмола', '7', 'Көкшетау'],
    ]);
  });

  it('reads Windows-1251 when the bytes look Cyrillic', async () => {
    const table = await tableOf(cp1251('Область;Номер\nАкмолинская;12\n'));
    expect(table).toMatchObject({ readAs: 'CSV (;), Windows-1251', header: ['Область', 'Номер'] });
    expect(table.rows[0]?.[0]).toBe('Акмолинская');
  });

  it('does not guess other 8-bit encodings', async () => {
    expect(await refusalOf(Buffer.from('County;Number\nBra\xbaov;12\nIa\xbai;3\n', 'latin1'))).toBe('FILE_ENCODING');
    const kz1048 = Buffer.concat([cp1251('Область;Номер\n'), Buffer.of(0x8d), cp1251('арасай;12\n')]);
    expect(await refusalOf(kz1048)).toBe('FILE_ENCODING');
  });

  it('keeps line breaks inside quotes, and counts rows as a spreadsheet does', async () => {
    const table = await tableOf(Buffer.from('Region,Number,Address\nA,1,"Main st\n5"\n\nA,2,x\n'));
    expect(table.rows).toEqual([['A', '1', 'Main st\n5'], [''], ['A', '2', 'x']]);
  });

  it('passes over titles above the header', async () => {
    const table = await tableOf(Buffer.from('List of polling stations,,\n,,\nRegion,Number,Address\nA,1,x\n'));
    expect(table).toMatchObject({ headerRow: 3, header: ['Region', 'Number', 'Address'] });
  });

  it.each([
    ['an empty file', Buffer.from(' \r\n'), 'FILE_EMPTY'],
    ['a header alone', Buffer.from('Region,Number\n'), 'FILE_EMPTY'],
    ['a PDF called .csv', Buffer.from('%PDF-1.7\n'), 'FILE_NOT_A_TABLE'],
    ['a ZIP called .csv', Buffer.from('PK\x03\x04\x14\x00\x00\x00rest', 'latin1'), 'FILE_NOT_A_TABLE'],
    ['a web page', Buffer.from('<!DOCTYPE html><table>'), 'FILE_NOT_A_TABLE'],
    ['bytes that are no text', Uint8Array.from({ length: 400 }, (_, i) => (i * 7) % 32 || 1), 'FILE_NOT_A_TABLE'],
    ['a list without header', Buffer.from('Abai,12,Semey\nAbai,13,Semey\n'), 'HEADER_MISSING'],
    ['a quote never closed', Buffer.from('Region,Number,Address\nA,1,"x\nA,2,y\nA,3,z\n'), 'FILE_DAMAGED'],
  ])('refuses %s', async (_, bytes, code) => {
    expect(await refusalOf(bytes)).toBe(code);
  });

  it('names the row of a quote that is never closed', async () => {
    const read = await readTable(Buffer.from('Region,Number,Address\nA,1,x\nA,2,"y\nA,3,z\n'));
    expect(read).toMatchObject({ code: 'FILE_DAMAGED', detail: 'quote-not-closed: 3' });
  });

  it('marks the last row of a file that was cut off inside a quote', async () => {
    const table = await tableOf(Buffer.from('Region,Number,Address\nA,1,x\nA,2,"Main st'));
    expect([...table.cutOff]).toEqual([3]);
  });
});

describe('reading a workbook', () => {
  const header = ['Region', 'Number', 'Code'];

  it('keeps every digit of long numbers', async () => {
    const table = await tableOf(
      workbook({ List: [header, ['A', 12, 123456789012], ['A', '0012', { written: '1.23456789012E+11' }]] }),
    );
    expect(table.rows).toEqual([
      ['A', '12', '123456789012'],
      ['A', '0012', '123456789012'],
    ]);
  });

  it('passes over a page of notes in front of the list', async () => {
    const notes = [['Stations, approved 1 March'], ['Prepared by', 'Aigerim'], ['Telephone', '5 55']];
    const bytes = workbook({
      Notes: notes,
      List: [
        ['Number', 'Region'],
        [1, 'Abai'],
      ],
    });
    expect(await tableOf(bytes)).toMatchObject({ sheets: ['Notes', 'List'], sheet: 'List', rows: [['1', 'Abai']] });
    expect(await tableOf(bytes, 'Notes')).toMatchObject({ sheet: 'Notes' });
  });

  it('takes the sheet asked for, else the first with rows', async () => {
    const bytes = workbook({ Notes: [['Read me']], North: [header, ['N', 1, 1]], South: [header, ['S', 1, 1]] });
    expect(await tableOf(bytes)).toMatchObject({ sheets: ['Notes', 'North', 'South'], sheet: 'North' });
    expect((await tableOf(bytes, 'South')).rows).toEqual([['S', '1', '1']]);
  });

  it('marks numbers that Excel made into dates', async () => {
    const table = await tableOf(workbook({ List: [header, ['A', { date: 44929 }, 1]] }));
    expect([...table.dates]).toEqual(['2:1']);
  });
});
