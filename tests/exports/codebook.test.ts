import { describe, expect, it } from 'vitest';
import { codebookCsv } from '#exports/codebook-csv.ts';
import { codebookJson } from '#exports/codebook-json.ts';
import { columnsOf } from '#exports/columns.ts';
import { publishedForms } from '#forms/published.ts';
import { contests, smallForm } from './exported.ts';
import { readCsv } from './read-csv.ts';

describe('the codebook', () => {
  it('names every question with its words, options, marks and column', () => {
    const rows = readCsv([...codebookCsv({ forms: [smallForm], contests })].join(''));
    const of = (element: string) => rows.filter((row) => row.element === element);
    expect(of('question').map((row) => row.column)).toContain('S.ALL.01');
    expect(of('part').map((row) => row.column)).toEqual(['S.ALL.03/inside', 'S.ALL.03/outside']);
    expect(of('option')[0]).toMatchObject({
      question: 'S.ALL.01',
      code: 'yes',
      text_kk: 'Yes (қаз)',
      marks: 'problem count',
    });
    expect(of('notation').map((row) => row.code)).toContain('set-aside');
  });

  it('lists the columns of the wide table of every published form', () => {
    const scope = { forms: publishedForms, contests };
    const book = JSON.parse(codebookJson(scope)) as { questionColumns: { questions: Record<string, string[]> }[] };
    const listed = new Set(book.questionColumns.flatMap(({ questions }) => Object.values(questions).flat()));
    const values = columnsOf(scope).filter((column) => column.kind === 'value');
    const unlisted = values.map((column) => column.header).filter((header) => !listed.has(header));
    // a question per contest also has a column for places without contests, named by the question alone
    expect(unlisted.filter((header) => header.includes('/list') || header.includes('/district'))).toEqual([]);
    expect(new Set(columnsOf(scope).map((column) => column.header)).size).toBe(columnsOf(scope).length);
  });
});
