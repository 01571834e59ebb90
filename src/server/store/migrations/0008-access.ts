import { type Kysely, sql } from 'kysely';
import { tableBuilder } from './table-builder.ts';

/**
 * Sessions that can be listed and ended one by one, and the second factor. Whoever was signed in signs in again. Never
 * changed: what comes later is another migration.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const { table, key, of, word, none, id, text } = tableBuilder(db);
  await sql`drop table sessions`.execute(db);
  await table('sessions', {
    token_hash: id,
    id: sql`${word} unique`,
    person_id: of('people'),
    device: word,
    created_at: word,
    last_seen_at: word,
    expires_at: word,
    proven_at: word,
    factor_due: none,
  });
  await sql`create index sessions_by_person on sessions (person_id)`.execute(db);
  await table('second_factors', {
    person_id: sql`${id} references people`,
    secret: word,
    confirmed_at: text,
    last_step: none,
  });
  await table(
    'recovery_codes',
    { person_id: of('people'), code_hash: word, used_at: text },
    key('person_id', 'code_hash'),
  );
}
