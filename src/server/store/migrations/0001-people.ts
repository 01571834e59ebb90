import { type Kysely, sql } from 'kysely';
import { tableBuilder } from './table-builder.ts';

/** Missions, the people of each, their devices. Never changed: what comes later is another migration. */
export async function up(db: Kysely<never>): Promise<void> {
  const { table, index, key, of, word, count, none, id, text, integer, unique } = tableBuilder(db);
  await table('server_state', { key: id, value: word });
  await table('missions', {
    id,
    name: word,
    election_day: word,
    time_zone: word,
    languages_json: word,
    facts_json: word,
    policy: word,
    synthetic: count,
    created_at: word,
  });
  await table('people', {
    id,
    mission_id: of('missions'),
    name: word,
    name_key: word,
    role: word,
    created_at: word,
  });
  await index('people', 'people_by_name', 'mission_id', 'name_key');

  await table('accounts', { person_id: sql`${id} references people`, login: sql`${word} unique`, password_hash: word });
  await table('sessions', {
    token_hash: id,
    person_id: of('people'),
    created_at: word,
    last_seen_at: word,
    expires_at: word,
  });
  await index('sessions', 'sessions_by_person', 'person_id');
  await table('attempts', { key: word, at: word });
  await index('attempts', 'attempts_by_key', 'key', 'at');
  await index('attempts', 'attempts_by_time', 'at');
  await table('setup_links', { secret_hash: id, created_at: word, used_at: text });

  await table('teams', { id, mission_id: of('missions'), code: word, areas_json: word }, unique('mission_id', 'code'));
  await table('team_members', { person_id: sql`${id} references people`, team_id: of('teams') });
  await index('team_members', 'team_members_by_team', 'team_id');
  await table('devices', {
    id,
    mission_id: of('missions'),
    person_id: of('people'),
    name: word,
    public_key: word,
    push_token_hash: sql`${word} unique`,
    read_token_hash: sql`${word} unique`,
    state: word,
    enrolled_at: word,
    last_contact_at: text,
    clock_skew_ms: integer,
    highest_seq: none,
  });
  await index('devices', 'devices_by_mission', 'mission_id');
  await index('devices', 'devices_by_person', 'person_id');
  await table('device_teams', { device_id: of('devices'), team_id: of('teams') }, key('device_id', 'team_id'));
  await table('enrolment_codes', {
    lookup: id,
    mission_id: of('missions'),
    person_id: of('people'),
    secret_hash: word,
    wrong_tries: none,
    created_at: word,
    expires_at: word,
    used_at: text,
  });
  await index('enrolment_codes', 'enrolment_codes_by_person', 'person_id');
}
