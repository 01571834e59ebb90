import { type Kysely, sql } from 'kysely';
import { isPostgres } from '../dialect.ts';
import { tableBuilder } from './table-builder.ts';

/** Observations, the log, and what is projected from it. Never changed: what comes later is another migration. */
export async function up(db: Kysely<never>): Promise<void> {
  const { table, index, key, of, required, word, count, none, id, text, number, bytes, numbered, unique } =
    tableBuilder(db);
  await table('observations', {
    no: numbered,
    id: sql`${word} unique`,
    mission_id: of('missions'),
    team_id: of('teams'),
    form: word,
    form_version: count,
    place_json: text,
    station: text,
    area: text,
    area_path: word,
    outcome: text,
    state: word,
    changed_after_completion: none,
    problems: none,
    critical: none,
    conflicts: none,
    core_left: none,
    owed: none,
    arrived_at: text,
    first_received_at: word,
    last_received_at: word,
    last_log_seq: none,
    synthetic: none,
    search_key: word,
  });
  await index('observations', 'observations_by_receipt', 'mission_id', 'last_received_at', 'no');
  await index('observations', 'observations_by_form', 'mission_id', 'form', 'last_received_at', 'no');
  await index('observations', 'observations_by_area', 'mission_id', 'area_path', 'last_received_at', 'no');
  await index('observations', 'observations_by_team', 'team_id', 'last_received_at', 'no');
  await index('observations', 'observations_by_state', 'mission_id', 'state', 'last_received_at', 'no');
  await index('observations', 'observations_by_station', 'mission_id', 'station');

  const writer = isPostgres(db) ? { xid: sql`xid8 not null default pg_current_xact_id()` } : {};
  await table('revisions', {
    log_seq: numbered,
    id: sql`${word} unique`,
    mission_id: of('missions'),
    observation_id: sql`${word} references observations (id)`,
    team_id: of('teams'),
    device_id: word,
    person_id: of('people'),
    seq: count,
    prev: text,
    hash: word,
    text: word,
    signature: word,
    received_at: word,
    flags_json: word,
    ...writer,
  });
  await index('revisions', 'revisions_by_observation', 'observation_id', 'log_seq');
  await index('revisions', 'revisions_by_device', 'device_id', 'seq');
  if (isPostgres(db)) {
    await index('revisions', 'revisions_in_order', 'xid', 'log_seq');
    await index('revisions', 'revisions_by_team', 'team_id', 'xid', 'log_seq');
  } else await index('revisions', 'revisions_by_team', 'team_id', 'log_seq');

  await table(
    'questions',
    { no: numbered, form: word, form_version: count, question: word },
    unique('form', 'form_version', 'question'),
  );
  await table(
    'answers',
    {
      observation_no: count,
      question_no: count,
      part: word,
      contest: word,
      standing: word,
      value: text,
      number_value: number,
    },
    key('observation_no', 'question_no', 'part', 'contest'),
  );
  await index('answers', 'answers_by_question', 'question_no', 'standing', 'part');
  await table('followers', { name: id, cursor: word });
  await table('uploads', {
    id,
    mission_id: of('missions'),
    person_id: of('people'),
    file: word,
    content: required(bytes),
    created_at: word,
  });
}
