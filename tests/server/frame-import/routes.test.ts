import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportPlan, StationPage, UploadedTable } from '#model/desk/frame-import.ts';
import { createApp } from '#server/app.ts';
import { createDemo } from '#server/demo/create-demo.ts';
import { readCsv } from '#tests/exports/read-csv.ts';
import { openOn } from '#tests/server/demo/engines.ts';

describe('station lists and exports over HTTP', { timeout: 30_000 }, () => {
  let app: ReturnType<typeof createApp>;
  let close: () => Promise<void>;
  let cookie: string;

  beforeAll(async () => {
    const opened = await openOn('SQLite');
    close = opened.close;
    app = createApp(opened.server);
    const { signIn } = await createDemo(opened.server);
    const reply = await app.request('/api/desk/login', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(signIn),
    });
    cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? '';
  }, 60_000);
  afterAll(() => close());

  const ask = (path: string, init: { method?: string; headers?: Record<string, string>; body?: BodyInit } = {}) =>
    app.request(`/api/desk/${path}`, { ...init, headers: { cookie, ...init.headers } });
  const send = (path: string, body: unknown, method = 'POST') =>
    ask(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const upload = (content: string) => ask('frame/upload?file=list.csv', { method: 'POST', body: content });

  it('takes a list from the file to the next version', async () => {
    const table = (await (await upload('Облыс;Учаске;Мекенжайы\nАлматы қаласы;9001;Абай 1\n')).json()) as UploadedTable;
    expect(table).toMatchObject({ readAs: 'CSV (;), UTF-8', rowCount: 1, file: 'list.csv' });
    const request = { upload: table.upload, sheet: null, mapping: table.guess };
    const plan = (await (await send('frame/plan', request)).json()) as ImportPlan;
    expect(plan).toMatchObject({ added: { count: 1 }, against: 1, faultCount: 0 });
    const published = await send('frame/publish', { ...request, against: plan.against, skipFaults: false });
    expect([published.status, await published.json()]).toEqual([201, { version: 2 }]);
    expect(await (await ask('frame')).json()).toMatchObject({ version: 2, stationCount: 1 });
    const { stations } = (await (await ask('stations?search=9001')).json()) as StationPage;
    expect(stations).toMatchObject([{ code: 'KZ-75-9001', address: 'Абай 1' }]);
  });

  it('refuses with a code and a way out', async () => {
    const reply = await upload('%PDF-1.4');
    expect(reply.status).toBe(422);
    expect(await reply.json()).toMatchObject({
      refusal: 'FILE_NOT_A_TABLE',
      detail: 'is-pdf',
    });
  });

  it('downloads an export under a name that tells the filter', async () => {
    const reply = await ask('exports/observations.csv?area=KZ-19&labels=ru');
    expect(reply.headers.get('content-disposition')).toMatch(/filename="observations_area-KZ-19_labels-ru_\S+\.csv"/);
    expect(reply.headers.get('content-type')).toContain('text/csv');
    expect(reply.headers.get('cache-control')).toBe('no-store');
    const bytes = new Uint8Array(await reply.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(readCsv(new TextDecoder().decode(bytes))).toHaveLength(9);
    expect((await ask('exports/everything.zip')).status).toBe(404);
  });

  it('gives nothing to whoever is not signed in', async () => {
    for (const path of ['frame', 'stations', 'exports/observations.csv'])
      expect((await app.request(`/api/desk/${path}`)).status).toBe(401);
  });
});
