import { type Kysely, sql } from 'kysely';
import { tableBuilder } from './table-builder.ts';

/** Photos with their bytes. Never changed: what comes later is another migration. */
export async function up(db: Kysely<never>): Promise<void> {
  const { table, index, key, of, required, word, count, text, bytes } = tableBuilder(db);
  await sql`alter table missions add column photos_json ${text}`.execute(db);
  await table(
    'photos',
    {
      mission_id: of('missions'),
      hash: word,
      content: required(bytes),
      device_id: of('devices'),
      received_at: word,
    },
    key('mission_id', 'hash'),
  );
  await table(
    'photo_parts',
    { device_id: of('devices'), hash: word, start: count, content: required(bytes), received_at: word },
    key('device_id', 'hash', 'start'),
  );
  await table(
    'photo_notes',
    {
      observation_id: sql`${word} references observations (id)`,
      id: word,
      mission_id: of('missions'),
      question: text,
      hash: word,
      bytes: count,
      removed: count,
    },
    key('observation_id', 'id'),
  );
  await index('photo_notes', 'photo_notes_by_hash', 'mission_id', 'hash');
}
