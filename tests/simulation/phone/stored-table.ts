export type AnyRow = Record<string, unknown>;

/** What of one table is there for everybody. Rows are read far more often than written, always in the order of keys. */
export type StoredTable = {
  get(key: string): AnyRow | undefined;
  /** Undefined takes the row away. */
  set(key: string, row: AnyRow | undefined): void;
  inOrder(): readonly AnyRow[];
  /** As they were first written. */
  rows(): AnyRow[];
  keys(): IterableIterator<string>;
};

export function storedTable(): StoredTable {
  const rows = new Map<string, AnyRow>();
  let ordered: readonly AnyRow[] | undefined;
  return {
    get: (key) => rows.get(key),
    set(key, row) {
      ordered = undefined;
      if (row) rows.set(key, row);
      else rows.delete(key);
    },
    inOrder() {
      ordered ??= [...rows.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
      return ordered;
    },
    rows: () => [...rows.values()],
    keys: () => rows.keys(),
  };
}
