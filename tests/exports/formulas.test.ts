import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { answersCsv } from '#exports/answers-csv.ts';
import { observationsCsv } from '#exports/observations-csv.ts';
import { contests, each, exported, smallForm, textOf } from './exported.ts';

const FORMULA = /^[=+\-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20]/;

const nasty = fc
  .tuple(
    fc.constantFrom('', '=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '"', '"=', ',=', ' '),
    fc.string({ unit: 'binary' }),
  )
  .map(([start, rest]) => start + rest);

it('no text cell of any table reads as a formula, whatever people write', async () => {
  await fc.assert(
    fc.asyncProperty(nasty, nasty, async (text, comment) => {
      const told = {
        entries: {
          'S.ALL.05': { answer: { kind: 'text' as const, text }, comment },
          'S.ID.01': {
            kind: 'place' as const,
            place: { kind: 'described' as const, description: text || '-', area: null },
          },
        },
      };
      const tables = [
        observationsCsv(each([exported(told)]), { forms: [smallForm], contests }),
        answersCsv(each([exported(told)]), {}),
      ];
      for (const table of tables) {
        const rows = Papa.parse<string[]>((await textOf(table)).slice(1), { delimiter: ',', newline: '\r\n' }).data;
        expect(rows.length).toBeGreaterThan(1);
        const formulas = rows.flat().filter((cell) => FORMULA.test(cell) && !/^-?\d+$/.test(cell));
        expect(formulas).toEqual([]);
      }
    }),
    { numRuns: 200 },
  );
});

it.each(['\n', '\r', '\r\n'])(
  'a comment of several lines (%j) is one cell, also where any line break ends a row',
  async (end) => {
    const comment = `The box was open.${end}=1+1`;
    const table = answersCsv(
      each([exported({ entries: { 'S.ALL.05': { answer: { kind: 'text', text: '' }, comment } } })]),
      {},
    );
    const text = await textOf(table);
    expect(text).toContain(`"${comment}"`);
  },
);
