import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvLines } from '#exports/csv.ts';
import type { TableCell } from '#exports/notation.ts';

const text = fc
  .tuple(fc.constantFrom('', '=', '-', '@', '\t', '\r', '＋', '"', ',', '\n', ' '), fc.string({ unit: 'binary' }))
  .map(([start, rest]) => start + rest)
  .filter((written) => !/^[\0\n]/.test(written)); // which that library writes as they are
const cell: fc.Arbitrary<TableCell> = fc.oneof(text, fc.integer(), fc.constant(null));
const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 4 });

it('lines are written as by a library made for it, whatever their cells hold', () => {
  fc.assert(
    fc.property(rows, (table) => {
      const theirs = { record_delimiter: 'windows', escape_formulas: true, quoted_match: /[\r\n]/ } as const;
      expect(csvLines(table)).toBe(stringify(table, theirs));
    }),
    { numRuns: 500 },
  );
});
