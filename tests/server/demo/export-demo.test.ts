import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportRequest } from '#model/desk/observations.ts';
import { createDemo } from '#server/demo/create-demo.ts';
import { type ExportKind, exportOf } from '#server/desk/exports.ts';
import type { Server } from '#server/open.ts';
import { textOf } from '#tests/exports/exported.ts';
import { readCsv } from '#tests/exports/read-csv.ts';
import { ENGINES, openOn } from './engines.ts';

describe.each(ENGINES)('exporting the demonstration from %s', { timeout: 30_000 }, (engine) => {
  let server: Server;
  let close: () => Promise<void>;
  let mission: string;

  beforeAll(async () => {
    ({ server, close } = await openOn(engine));
    ({ mission } = await createDemo(server));
  }, 60_000);
  afterAll(() => close());

  const exported = async (kind: ExportKind, request: ExportRequest = {}) => {
    const reader = { role: 'owner' as const, areaPaths: [], mission };
    const { content, fileName } = await exportOf(server, { kind, reader, request });
    return { text: await textOf(content), fileName };
  };

  it('has a row per visit, each marked synthetic', async () => {
    const rows = readCsv((await exported('observations.csv')).text);
    expect(rows).toHaveLength(72);
    for (const row of rows) expect(row).toMatchObject({ synthetic: '1', form: 'voting', 'H.OUT.01': 'observed' });
    expect(new Set(rows.map((row) => row.station)).size).toBe(70);
  });

  it('exports what the filter lets through, and says so in the file name', async () => {
    const { text, fileName } = await exported('observations.csv', { area: 'KZ-75', labels: 'kk' });
    expect(readCsv(text)).toHaveLength(31);
    expect(fileName).toMatch(/^observations_area-KZ-75_labels-kk_\d{4}-\d\d-\d\d\.csv$/);
  });

  it('says the same in the wide and the long table', async () => {
    const wide = readCsv((await exported('observations.csv')).text);
    const long = readCsv((await exported('answers.csv')).text);
    const told = new Map(
      long.map(({ observation, question, part, standing, value }) => [
        `${observation} ${question}/${part}`,
        standing === 'answered' ? value : standing === 'missing' ? '' : `[${standing}]`,
      ]),
    );
    for (const row of wide)
      for (const question of ['V.ALL.08', 'V.ACC.18', 'V.SEC.05'])
        expect(row[question]).toBe(told.get(`${row.observation} ${question}/`) ?? '[not-asked]');
  });

  it('keeps the whole history in JSON Lines', async () => {
    const lines = (await exported('observations.jsonl')).text.trimEnd().split('\n');
    expect(lines).toHaveLength(72);
    const first = JSON.parse(lines[0] ?? '') as { history: { kind: string; source: string }[] };
    expect(first.history.map(({ kind }) => kind).sort()).toEqual(['complete', 'edit']);
  });

  it('explains every published form in the codebook', async () => {
    const rows = readCsv((await exported('codebook.csv')).text);
    expect(rows.filter((row) => row.element === 'form').map((row) => row.form)).toContain('voting');
    expect(rows.find((row) => row.code === 'V.ALL.08')?.text_kk).toBeTruthy();
  });
});
