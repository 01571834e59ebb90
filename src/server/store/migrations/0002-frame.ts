import { type Kysely, sql } from 'kysely';
import { tableBuilder } from './table-builder.ts';

/** Frames, forms, assignments. Never changed: what comes later is another migration. */
export async function up(db: Kysely<never>): Promise<void> {
  const { table, index, key, of, word, count, text, integer, number } = tableBuilder(db);
  await table(
    'frames',
    { mission_id: of('missions'), version: count, contests_json: word, published_at: word },
    key('mission_id', 'version'),
  );
  const ofFrame = sql`foreign key (mission_id, frame_version) references frames (mission_id, version)`;
  await table(
    'areas',
    {
      mission_id: word,
      frame_version: count,
      code: word,
      parent: text,
      type: word,
      name_json: word,
      path: word,
    },
    key('mission_id', 'frame_version', 'code'),
    ofFrame,
  );
  await table(
    'stations',
    {
      mission_id: word,
      frame_version: count,
      code: word,
      number: word,
      name: word,
      address: word,
      area: word,
      setting: text,
      registered_voters: integer,
      latitude: number,
      longitude: number,
      contests_json: word,
      time_zone: text,
      search_key: word,
    },
    key('mission_id', 'frame_version', 'code'),
    ofFrame,
  );
  await index('stations', 'stations_by_search_key', 'mission_id', 'frame_version', 'search_key');
  await index('stations', 'stations_by_area', 'mission_id', 'frame_version', 'area');
  await table(
    'forms',
    { mission_id: of('missions'), id: word, version: count, content_json: word, published_at: word },
    key('mission_id', 'id', 'version'),
  );
  await table(
    'assignments',
    { mission_id: of('missions'), team_id: of('teams'), station: word, form: word },
    key('team_id', 'station', 'form'),
  );
  await index('assignments', 'assignments_by_station', 'mission_id', 'station');
}
