import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublishRequest, StationsQuery } from '#model/desk/frame-import.ts';
import { createDemo } from '#server/demo/create-demo.ts';
import { findStations, frameSummary } from '#server/frame-import/find-stations.ts';
import { guessColumns } from '#server/frame-import/guess-columns.ts';
import { planUpload, publishContests, publishUpload, tableOf } from '#server/frame-import/publish-frame.ts';
import { storeUpload } from '#server/frame-import/uploads.ts';
import type { Server } from '#server/open.ts';
import { ENGINES, openOn } from '#tests/server/demo/engines.ts';

describe.each(ENGINES)('publishing a station list on %s', { timeout: 30_000 }, (engine) => {
  let server: Server;
  let close: () => Promise<void>;
  let mission: string;
  let person: string;

  beforeAll(async () => {
    ({ server, close } = await openOn(engine));
    ({ mission, owner: person } = await createDemo(server));
  }, 60_000);
  afterAll(() => close());

  async function uploaded(csv: string, against: number | null, skipFaults = false): Promise<PublishRequest> {
    const content = new Uint8Array(Buffer.from(csv));
    const upload = await storeUpload(server, { mission, person, file: 'list.csv', content });
    const mapping = guessColumns((await tableOf(content, null)).header);
    return { upload, sheet: null, mapping, against, skipFaults };
  }
  const publish = (request: PublishRequest) => publishUpload(server.db, { mission, clock: server.clock }, request);

  it('plans without writing, publishes the next version, and keeps visits attached to stations that are gone', async () => {
    const visited = await server.db
      .selectFrom('observations')
      .select('station')
      .where('area', '=', 'KZ-75')
      .executeTakeFirstOrThrow();
    const request = await uploaded('Region,Number,Address\nAlmaty (city),9001,1 New Street\n', 1);
    const { plan } = await planUpload(server.db, mission, request);
    expect(plan).toMatchObject({
      added: { count: 1, examples: [{ code: 'KZ-75-9001' }] },
      gone: { withObservations: 70 },
      against: 1,
    });
    expect((await frameSummary(server.db, mission)).version).toBe(1);

    expect(await publish(request)).toBe(2);
    expect(await frameSummary(server.db, mission)).toMatchObject({ version: 2, stationCount: 1 });
    const still = await server.db
      .selectFrom('observations')
      .select('station')
      .where('station', '=', visited.station)
      .execute();
    expect(still.length).toBeGreaterThan(0);
  });

  it('refuses a plan made against an older version', async () => {
    await expect(publish(await uploaded('Region,Number\nAlmaty (city),9002\n', 1))).rejects.toMatchObject({
      refusal: { refusal: 'STALE' },
    });
    expect((await frameSummary(server.db, mission)).version).toBe(2);
  });

  it('leaves faulty rows out only when told to', async () => {
    const csv = 'Region,Number\nAlmaty (city),9003\nAlmaty (city),\n';
    await expect(publish(await uploaded(csv, 2))).rejects.toMatchObject({ refusal: { refusal: 'REQUEST_MALFORMED' } });
    expect(await publish(await uploaded(csv, 2, true))).toBe(3);
  });

  it('changes contests by a new version with the same stations', async () => {
    const { contests } = await frameSummary(server.db, mission);
    const version = await server.db
      .transaction()
      .execute((tx) => publishContests(tx, { mission, clock: server.clock }, { contests: contests.slice(0, 1) }));
    expect(version).toBe(4);
    expect(await frameSummary(server.db, mission)).toMatchObject({
      version: 4,
      stationCount: 1,
      contests: [{ code: 'mazhilis-list' }],
    });
  });

  it('lists stations by number, 2 before 10, and finds them by number and area', async () => {
    await publish(await uploaded('Region,Number\nAkmola,10\nAstana (city),2\nAkmola,2\nAkmola,101\nAkmola,1a\n', 4));
    const numbers = async (asked: StationsQuery) =>
      (await findStations(server.db, mission, asked)).stations.map(({ number, area }) => `${area} ${number}`);
    expect(await numbers({})).toEqual(['KZ-11 1a', 'KZ-11 2', 'KZ-71 2', 'KZ-11 10', 'KZ-11 101']);
    expect(await numbers({ search: '2 акмол' })).toEqual(['KZ-11 2']);
    expect(await numbers({ search: 'астана' })).toEqual(['KZ-71 2']);
    const after = (await findStations(server.db, mission, { limit: 3 })).after ?? '';
    expect(await numbers({ after })).toEqual(['KZ-11 10', 'KZ-11 101']);
  });

  it('finds stations by number, name and area, page by page', async () => {
    const rows = Array.from(
      { length: 30 },
      (_, index) => `Akmola,${100 + index},${index % 2 ? 'Lenin' : 'Abai'} street`,
    );
    await publish(await uploaded(`Region,Number,Address\n${rows.join('\n')}\nAstana (city),5,Abai street\n`, 5));
    const first = await findStations(server.db, mission, { search: 'ABAI street', area: 'KZ-11', limit: 10 });
    expect(first.stations.map(({ number }) => number)).toEqual([
      '100',
      '102',
      '104',
      '106',
      '108',
      '110',
      '112',
      '114',
      '116',
      '118',
    ]);
    const second = await findStations(server.db, mission, {
      search: 'abai',
      area: 'KZ-11',
      limit: 10,
      ...(first.after ? { after: first.after } : {}),
    });
    expect(second.stations.map(({ number }) => number)).toEqual(['120', '122', '124', '126', '128']);
    expect(second.after).toBeNull();
    expect((await findStations(server.db, mission, { area: 'KZ' })).stations).toHaveLength(31);
  });
});
