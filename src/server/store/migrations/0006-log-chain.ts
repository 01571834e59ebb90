import { type Kysely, sql } from 'kysely';
import { tableBuilder } from './table-builder.ts';

/** The log as a chain, and what the server has signed of it. Never changed: what comes later is another migration. */
export async function up(db: Kysely<never>): Promise<void> {
  const { table, key, unique, of, word, count, text } = tableBuilder(db);
  await table(
    'log_links',
    { mission_id: of('missions'), position: count, revision_id: word, head: word },
    key('mission_id', 'position'),
    unique('revision_id'),
  );
  await table(
    'checkpoints',
    {
      mission_id: of('missions'),
      position: count,
      head: sql`${text}`,
      at: word,
      text: word,
      signature: word,
    },
    key('mission_id', 'at', 'position'),
  );
}
