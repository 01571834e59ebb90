import { type Kysely, sql } from 'kysely';
import { tableBuilder } from './table-builder.ts';

/** What was refused, so that holes in a phone's numbers are explained; and visits joined to another. Never changed. */
export async function up(db: Kysely<never>): Promise<void> {
  const { table, index, key, of, word, count, text } = tableBuilder(db);
  await table(
    'refused_revisions',
    { device_id: of('devices'), revision: word, seq: count, code: word, detail: text, refused_at: word },
    key('device_id', 'revision'),
  );
  await sql`alter table observations add column joined_to ${text}`.execute(db);
  await sql`alter table observations add column decisions_json ${text}`.execute(db);
  await index('observations', 'observations_by_whole', 'joined_to');
}
