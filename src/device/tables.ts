import type { Rows } from './rows.ts';

/** Rows found by an index. */
export type FoundRows<Row> = {
  toArray(): PromiseLike<Row[]>;
  first(): PromiseLike<Row | undefined>;
  count(): PromiseLike<number>;
};

/** What is asked of a table: so little of Dexie's that a simulated disk can stand in its place. */
export type RowTable<Row> = {
  get(key: string): PromiseLike<Row | undefined>;
  bulkGet(keys: string[]): PromiseLike<(Row | undefined)[]>;
  toArray(): PromiseLike<Row[]>;
  count(): PromiseLike<number>;
  where(index: string): { equals(value: string | number): FoundRows<Row>; anyOf(values: string[]): FoundRows<Row> };
  orderBy(index: string): { uniqueKeys(): PromiseLike<readonly unknown[]> };
  put(row: Row): PromiseLike<unknown>;
  bulkPut(rows: Row[]): PromiseLike<unknown>;
  /** Rejects, and with it the transaction, when a key is there already. */
  bulkAdd(rows: Row[]): PromiseLike<unknown>;
  delete(key: string): PromiseLike<unknown>;
  bulkDelete(keys: string[]): PromiseLike<unknown>;
};

export type TableName = keyof Rows;
export type Tables = { [Name in TableName]: RowTable<Rows[Name]> };

/** This phone's disk. `work` may run twice, and must await nothing but the tables it is given. */
export type Database = {
  /** Resolves once the transaction is on disk. */
  write<Result>(tables: readonly TableName[], work: (tables: Tables) => PromiseLike<Result>): Promise<Result>;
  read<Result>(tables: readonly TableName[], work: (tables: Tables) => PromiseLike<Result>): Promise<Result>;
  /** Calls back when another tab needs the database for a newer version; this one is closed then. */
  onSuperseded(run: () => void): void;
  close(): void;
};
