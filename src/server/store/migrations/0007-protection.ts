import { type Kysely, sql } from 'kysely';
import { tableBuilder } from './table-builder.ts';

/** What a mission asks of its phones; missions of before ask nothing. Never changed: what comes later is another migration. */
export async function up(db: Kysely<never>): Promise<void> {
  const { text } = tableBuilder(db);
  await sql`alter table missions add column protection ${text} not null default 'none'`.execute(db);
}
