import { sql } from 'kysely';
import type { Database } from './dialect.ts';
import type { Tables } from './tables.ts';

/** With a table that is missing here it does not compile. */
const ALL: Record<keyof Tables, true> = {
  server_state: true,
  missions: true,
  people: true,
  accounts: true,
  sessions: true,
  second_factors: true,
  audit: true,
  recovery_codes: true,
  attempts: true,
  setup_links: true,
  teams: true,
  team_members: true,
  devices: true,
  device_teams: true,
  enrolment_codes: true,
  frames: true,
  areas: true,
  stations: true,
  forms: true,
  assignments: true,
  observations: true,
  refused_revisions: true,
  revisions: true,
  questions: true,
  answers: true,
  photos: true,
  photo_parts: true,
  photo_notes: true,
  followers: true,
  log_links: true,
  checkpoints: true,
  uploads: true,
};

const OF_MIGRATIONS = ['kysely_migration', 'kysely_migration_lock'];

/**
 * Takes everything of Daybook's off a PostgreSQL database, and nothing else: neither the schema, which may belong to
 * somebody else, nor what another program keeps in it.
 */
export async function dropTables(db: Database): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const table of [...Object.keys(ALL), ...OF_MIGRATIONS])
      await sql`drop table if exists ${sql.table(table)} cascade`.execute(tx);
    await sql`drop function if exists audit_stays()`.execute(tx);
  });
}
