import { type Kysely, type RawBuilder, sql } from 'kysely';
import { columnTypes } from '../dialect.ts';

type Columns = Record<string, RawBuilder<unknown>>;

/** The words migrations are written in, for the engine of `db`. */
export function tableBuilder(db: Kysely<never>) {
  const types = columnTypes(db);
  const required = (type: RawBuilder<unknown>) => sql`${type} not null`;
  const word = required(types.text);
  const list = (names: readonly string[]) => sql.join(names.map((name) => sql.ref(name)));
  return {
    ...types,
    required,
    /** A text and a number that are always there; a number that begins at 0. */
    word,
    count: required(types.integer),
    none: sql`${types.integer} not null default 0`,
    id: sql`${types.text} primary key`,
    of: (table: string) => sql`${word} references ${sql.table(table)}`,
    key: (...columns: string[]) => sql`primary key (${list(columns)})`,
    unique: (...columns: string[]) => sql`unique (${list(columns)})`,
    table: (name: string, columns: Columns, ...rules: RawBuilder<unknown>[]) => {
      const lines = Object.entries(columns).map(([column, type]) => sql`${sql.ref(column)} ${type}`);
      return sql`create table ${sql.table(name)} (${sql.join([...lines, ...rules])}) ${types.tableEnd}`.execute(db);
    },
    index: (table: string, name: string, ...columns: string[]) =>
      sql`create index ${sql.ref(name)} on ${sql.table(table)} (${list(columns)})`.execute(db),
  };
}
