import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerTo, optionsOf } from '#model/answers.ts';
import { revisionHash } from '#model/observation/hashing.ts';
import { parseRevision } from '#model/observation/revision.ts';
import { openProblems, problemsOf } from '#model/problems.ts';
import { isSignedBy } from '#model/protocol/signatures.ts';
import { createDemo, type Demo } from '#server/demo/create-demo.ts';
import { openServer, type Server } from '#server/open.ts';
import { readFolded } from '#server/store/fold.ts';

describe('the demonstration mission', { timeout: 30_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-demo-'));
  let server: Server;
  let demo: Demo;

  beforeAll(async () => {
    server = await openServer({ DAYBOOK_DATA: folder });
    demo = await createDemo(server);
  }, 60_000);

  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  const observations = () => server.db.selectFrom('observations').selectAll().execute();

  it('has the visits of the source article, area by area', async () => {
    const rows = await server.db
      .selectFrom('observations')
      .innerJoin('teams', 'teams.id', 'observations.team_id')
      .select(['teams.code', 'observations.area'])
      .execute();
    const counts: Record<string, number> = {};
    for (const { code, area } of rows) counts[`${code} ${area}`] = (counts[`${code} ${area}`] ?? 0) + 1;
    expect(counts).toEqual({
      'WAH KZ-71': 6,
      'WAH KZ-11': 12,
      'RW KZ-75': 22,
      'MA KZ-75': 9,
      'MA KZ-19': 9,
      'KB KZ-71': 10,
      'KB KZ-11': 4,
    });
    expect(new Set((await observations()).map(({ station }) => station)).size).toBe(70);
  });

  it('marks every observation synthetic, and completes it without anything left open', async () => {
    for (const row of await observations()) {
      expect(row).toMatchObject({
        synthetic: 1,
        state: 'completed',
        form: 'voting',
        changed_after_completion: 0,
        conflicts: 0,
      });
      const { reading } = await readFolded(server.db, server.immutables, row.id);
      expect(openProblems(problemsOf(reading))).toEqual([]);
      expect(reading.standings.inOrder).not.toContain('set-aside');
    }
  });

  it('is calm, as its source says: at most three of 72 visits are negative', async () => {
    const rows = await observations();
    const negative = await Promise.all(
      rows.map(async ({ id, critical }) => {
        const { reading } = await readFolded(server.db, server.immutables, id);
        const overall = optionsOf(answerTo(reading.answers, 'V.ALL.08'))[0] ?? '';
        return critical > 0 || ['bad', 'very-bad'].includes(overall);
      }),
    );
    expect(negative.filter(Boolean).length).toBeLessThanOrEqual(3);
    expect(rows.filter(({ problems }) => problems > 0).length).toBeGreaterThan(50); // steps at the entrance are many
  });

  it('happens on 19 March 2023 between 7 and 20 o’clock in Almaty', async () => {
    const times = (await observations()).map(({ arrived_at }) => arrived_at ?? '').sort();
    expect(times[0]?.slice(0, 13)).toBe('2023-03-19T01');
    expect((times.at(-1) ?? '') < '2023-03-19T14:00:00.000Z').toBe(true);
  });

  it('is told by signed revisions in unbroken chains', async () => {
    const rows = await server.db
      .selectFrom('revisions')
      .innerJoin('devices', 'devices.id', 'revisions.device_id')
      .select(['revisions.text', 'revisions.signature', 'revisions.flags_json', 'devices.public_key'])
      .execute();
    expect(rows).toHaveLength(144);
    for (const row of rows) {
      expect(row.flags_json).toBe('[]');
      expect(parseRevision(row.text).source).toBe('demonstration');
      expect(await isSignedBy(row.public_key, revisionHash(row.text), row.signature)).toBe(true);
    }
  });

  it('has five ballots in the regions and four in the three cities', async () => {
    const stations = await server.db.selectFrom('stations').select(['area', 'contests_json']).execute();
    const cities = ['KZ-71', 'KZ-75', 'KZ-79'];
    for (const { area, contests_json } of stations)
      expect((JSON.parse(contests_json) as string[]).length).toBe(cities.includes(area) ? 4 : 5);
    expect(new Set(stations.map(({ area }) => area)).size).toBe(20);
  });

  it('gives a newcomer a code for a team of two, and a sign-in for headquarters', async () => {
    expect(demo.enrolment.code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(demo.enrolment.link).toContain(demo.enrolment.code);
    expect(demo.signIn.password.length).toBeGreaterThanOrEqual(12);
    const members = await server.db
      .selectFrom('team_members')
      .innerJoin('teams', 'teams.id', 'team_members.team_id')
      .where('teams.code', '=', 'Guests')
      .select('person_id')
      .execute();
    expect(members).toHaveLength(2);
  });

  it('tells the same day every time', async () => {
    const again = mkdtempSync(join(tmpdir(), 'daybook-demo-'));
    const other = await openServer({ DAYBOOK_DATA: again });
    await createDemo(other);
    const told = (of: Server) =>
      of.db
        .selectFrom('observations')
        .select(['id', 'station', 'arrived_at', 'problems', 'critical', 'first_received_at'])
        .orderBy('id')
        .execute();
    expect(await told(other)).toEqual(await told(server));
    await other.close();
    rmSync(again, { recursive: true });
  });
});
