import fc from 'fast-check';
import { expect, it } from 'vitest';
import { answersCsv } from '#exports/answers-csv.ts';
import { observationsCsv } from '#exports/observations-csv.ts';
import type { Answer } from '#model/answer.ts';
import { contests, each, exported, smallForm, type Told, textOf } from './exported.ts';
import { readCsv } from './read-csv.ts';

const absence = fc.constantFrom<Answer>({ kind: 'absence', absence: 'not-observed' }, { kind: 'cleared' });
const answers: Record<string, fc.Arbitrary<Answer>> = {
  'S.ALL.01': fc.oneof(
    absence,
    fc.record({ kind: fc.constant('choice' as const), option: fc.constantFrom('yes', 'no'), count: fc.nat(9) }),
  ),
  'S.ALL.02': fc.oneof(absence, fc.constant<Answer>({ kind: 'choices', options: ['officials'] })),
  'S.ALL.03': fc.oneof(
    absence,
    fc.nat(50).map((inside): Answer => ({ kind: 'number', values: { inside } })),
  ),
  'S.ALL.04': fc.oneof(
    absence,
    fc.nat(50).map((n): Answer => ({ kind: 'number', values: { 'district/value': n } })),
  ),
  'S.ALL.05': fc.oneof(
    absence,
    fc.string({ minLength: 1 }).map((text): Answer => ({ kind: 'text', text })),
  ),
};
const entries = fc.record(answers, { requiredKeys: [] }) as fc.Arbitrary<Told['entries']>; // fast-check knows no partial records by name

const shown = (row: Record<string, string>) => {
  if (row.standing === 'answered' || row.standing === 'derived') return row.value;
  return row.standing === 'missing' ? '' : `[${row.standing}]`;
};

it('the wide and the long table say the same, cell by cell', async () => {
  await fc.assert(
    fc.asyncProperty(entries, fc.option(entries, { nil: undefined }), async (own, partner) => {
      const told = exported({ entries: own, ...(partner ? { partner } : {}) });
      const [wide = {}] = readCsv(await textOf(observationsCsv(each([told]), { forms: [smallForm], contests })));
      const long = readCsv(await textOf(answersCsv(each([told]), {})));
      const fromLong = new Map(
        long.map((row) => {
          const part = row.part === 'value' ? '' : row.part;
          return [[row.question, row.contest, part].filter(Boolean).join('/'), shown(row)];
        }),
      );
      const columns = Object.keys(wide).filter((column) => /^S\./.test(column) && !column.endsWith(':comment'));
      for (const column of columns)
        expect([column, wide[column]]).toEqual([column, fromLong.get(column) ?? '[not-asked]']);
    }),
    { numRuns: 200 },
  );
});
