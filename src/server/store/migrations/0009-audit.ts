import { type Kysely, sql } from 'kysely';
import { isPostgres } from '../dialect.ts';
import { tableBuilder } from './table-builder.ts';

/** Who did what at headquarters. Nothing in it can be changed or deleted. Never changed: what comes later is another migration. */
export async function up(db: Kysely<never>): Promise<void> {
  const { table, key, of, word, count, text } = tableBuilder(db);
  await table(
    'audit',
    {
      mission_id: of('missions'),
      seq: count,
      at: word,
      actor: text,
      act: word,
      object: word,
      address: word,
      result: word,
      prev: text,
      hash: word,
    },
    key('mission_id', 'seq'),
  );
  if (isPostgres(db)) {
    await sql`create function audit_stays() returns trigger language plpgsql as
      'begin raise exception ''the audit log is only ever added to''; end'`.execute(db);
    await sql`create trigger audit_stays before update or delete or truncate on audit
      for each statement execute function audit_stays()`.execute(db);
    return;
  }
  for (const change of ['update', 'delete'])
    await sql`create trigger ${sql.ref(`audit_stays_on_${change}`)} before ${sql.raw(change)} on audit
      begin select raise(abort, 'the audit log is only ever added to'); end`.execute(db);
}
