import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Database, isPostgres } from './dialect.ts';
import type { NewRow, Tables } from './tables.ts';

/**
 * Many rows as one parameter, JSON: a statement over rows is then one text whatever their number, which the engine
 * prepares once and which binds one value instead of thousands.
 */
function rowSet(db: Database, table: keyof Tables, rows: readonly object[]) {
  const json = wellFormed(rows);
  const postgres = isPostgres(db);
  return {
    source: postgres
      ? sql`json_populate_recordset(null::${sql.table(table)}, ${json}::json) as given`
      : sql`json_each(${json}) as given`,
    cell: (column: string): RawBuilder<unknown> =>
      postgres ? sql.ref(`given.${column}`) : sql`given.value ->> ${sql.lit(column)}`,
  };
}

/**
 * JSON in which half a surrogate pair is U+FFFD, as in every other text on its way to a database: PostgreSQL takes no
 * escape of half a pair, and only those are written as escapes.
 */
function wellFormed(rows: readonly object[]): string {
  const json = JSON.stringify(rows);
  if (!json.includes('\\ud')) return json;
  return JSON.stringify(rows, (_, value: unknown) =>
    typeof value === 'string' ? Buffer.from(value, 'utf8').toString('utf8') : value,
  );
}

/** Inserts rows that all have the same columns, in their order. There must be one at least. */
export function insertRows<Table extends keyof Tables>(db: Database, table: Table, rows: readonly NewRow<Table>[]) {
  const columns = Object.keys(rows[0] ?? {}) as (keyof Tables[Table] & string)[]; // keys of a row are columns
  const { source, cell } = rowSet(db, table, rows);
  // `where true`: without it SQLite would read `on conflict` as the condition of a join
  return db
    .insertInto(table)
    .columns(columns)
    .expression(sql`select ${sql.join(columns.map(cell))} from ${source} where true`);
}

/** Sets the columns of `rows` where `key` is the same. */
export async function updateRows<Table extends keyof Tables>(
  db: Database,
  { table, key }: { table: Table; key: keyof Tables[Table] & string },
  rows: readonly Partial<NewRow<Table>>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const { source, cell } = rowSet(db, table, rows);
  const columns = Object.keys(first).filter((column) => column !== key);
  await sql`
    update ${sql.table(table)} set ${sql.join(columns.map((column) => sql`${sql.ref(column)} = ${cell(column)}`))}
    from ${source} where ${sql.ref(`${table}.${key}`)} = ${cell(key)}
  `.execute(db);
}

/** Whether a column holds one of these texts. */
export const isAmong = (db: Database, column: string, texts: readonly string[]): RawBuilder<SqlBool> =>
  isPostgres(db)
    ? sql`${sql.ref(column)} = any(${texts}::text[])`
    : sql`${sql.ref(column)} in (select value from json_each(${JSON.stringify(texts)}))`;
