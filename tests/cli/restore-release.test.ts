import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, Migrator, PostgresDialect, sql } from 'kysely';
import { Pool } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { runCommand } from '#cli/run-command.ts';
import { openServer } from '#server/open.ts';
import { up as people } from '#server/store/migrations/0001-people.ts';
import { up as frame } from '#server/store/migrations/0002-frame.ts';
import { up as observations } from '#server/store/migrations/0003-observations.ts';
import { up as recovery } from '#server/store/migrations/0004-recovery.ts';
import { up as photos } from '#server/store/migrations/0005-photos.ts';
import { missionNames } from '#server/store/missions.ts';
import { freshPostgresUrl } from '#tests/fresh-postgres-url.ts';

/** The tables of the release before the log's chain, protection, second factors and the audit log. */
const BEFORE = {
  '0001-people': { up: people },
  '0002-frame': { up: frame },
  '0003-observations': { up: observations },
  '0004-recovery': { up: recovery },
  '0005-photos': { up: photos },
};

const MISSION = '5a0a4d33-0d3c-4d0a-9d5c-0b7ce0d8a001';

const databaseAt = (connectionString: string) =>
  new Kysely<never>({ dialect: new PostgresDialect({ pool: new Pool({ connectionString }) }) });

/** A backup made by that release, of a database with one mission. */
async function olderBackup(file: string, environment: Record<string, string>): Promise<void> {
  const url = await freshPostgresUrl();
  const db = databaseAt(url);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => BEFORE } });
  expect((await migrator.migrateToLatest()).error).toBeUndefined();
  await sql`insert into missions
    (id, name, election_day, time_zone, languages_json, facts_json, policy, synthetic, created_at)
    values (${MISSION}, 'Parliament 2027', '2027-03-14', 'Asia/Almaty', '["ru"]', '[]', 'standard', 0,
      '2027-03-01T00:00:00.000Z')`.execute(db);
  await db.destroy();
  await runCommand(['backup', file], { environment: { ...environment, DATABASE_URL: url }, print: () => undefined });
}

test('on PostgreSQL a backup of the release before is restored; one that is cut off changes nothing', {
  timeout: 60_000,
}, async () => {
  const home = await mkdtemp(join(tmpdir(), 'daybook-restore-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const [whole, cut] = [join(home, 'whole'), join(home, 'cut')];
  const url = await freshPostgresUrl();
  const environment = { DAYBOOK_DATA: join(home, 'data'), DATABASE_URL: url };
  const restore = (file: string) => runCommand(['restore', file], { environment, print: () => undefined });
  await olderBackup(whole, environment);
  const bytes = readFileSync(whole);
  writeFileSync(cut, bytes.subarray(0, bytes.length - 200));

  await (await openServer(environment)).close(); // one that was started before, and has no mission
  const other = databaseAt(url);
  await sql`create table of_another_program as select 1 as kept`.execute(other);
  await expect(restore(cut)).rejects.toThrow(/pg_restore failed/);
  await restore(whole);
  const server = await openServer(environment);
  onTestFinished(() => server.close());
  expect(await missionNames(server.db)).toEqual([{ id: MISSION, name: 'Parliament 2027' }]);
  expect((await sql`select kept from of_another_program`.execute(other)).rows).toEqual([{ kept: 1 }]);
  await other.destroy();
  await expect(restore(whole)).rejects.toThrow(/There is a mission/);
});
