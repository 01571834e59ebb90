import type { FoundRows, RowTable, TableName } from '#device/tables.ts';
import type { AnyRow, StoredTable } from './stored-table.ts';

/** What may happen to the phone before each operation; undefined when nothing does, which is nearly always. */
export type Moment = () => Promise<void> | undefined;

/** What a transaction has written, not yet committed; undefined is deleted. */
export type Changes = Map<string, AnyRow | undefined>;

const KEYS: Partial<Record<TableName, string>> = {
  keyslots: 'kind',
  outbox: 'revision',
  carried: 'revision',
  state: 'key',
};

/** One table as a transaction sees it, its own writes included. A class, because a day makes thousands. */
export class TableInTransaction implements RowTable<AnyRow> {
  readonly #key: string;
  readonly #stored: StoredTable;
  readonly #changed: Changes;
  readonly #moment: Moment;

  constructor(name: TableName, stored: StoredTable, changed: Changes, moment: Moment) {
    this.#key = KEYS[name] ?? 'id';
    this.#stored = stored;
    this.#changed = changed;
    this.#moment = moment;
  }

  #row(key: string): AnyRow | undefined {
    const changed = this.#changed;
    return changed.size > 0 && changed.has(key) ? changed.get(key) : this.#stored.get(key);
  }

  #all(): readonly AnyRow[] {
    if (this.#changed.size === 0) return this.#stored.inOrder();
    const keys = [...new Set([...this.#stored.keys(), ...this.#changed.keys()])].sort();
    return keys.flatMap((key): AnyRow[] => [this.#row(key)].filter((row) => row !== undefined));
  }

  #keyOf(row: AnyRow): string {
    return String(row[this.#key]);
  }

  async #step<Result>(run: () => Result): Promise<Result> {
    const waits = this.#moment();
    if (waits) await waits;
    return run();
  }

  #found(index: string, isWanted: (value: unknown) => boolean): FoundRows<AnyRow> {
    const matching = () => this.#all().filter((row) => isWanted(row[index]));
    return {
      toArray: () => this.#step(matching),
      first: () => this.#step(() => this.#all().find((row) => isWanted(row[index]))),
      count: () => this.#step(() => matching().length),
    };
  }

  get(key: string) {
    return this.#step(() => this.#row(key));
  }

  bulkGet(keys: string[]) {
    return this.#step(() => keys.map((key) => this.#row(key)));
  }

  toArray() {
    return this.#step(() => [...this.#all()]);
  }

  count() {
    return this.#step(() => this.#all().length);
  }

  put(row: AnyRow) {
    return this.#step(() => void this.#changed.set(this.#keyOf(row), row));
  }

  delete(key: string) {
    return this.#step(() => void this.#changed.set(key, undefined));
  }

  where(index: string) {
    return {
      equals: (wanted: string | number) => this.#found(index, (value) => value === wanted),
      anyOf: (wanted: string[]) => this.#found(index, (value) => wanted.some((each) => each === value)),
    };
  }

  orderBy(index: string) {
    return { uniqueKeys: () => this.#step(() => [...new Set(this.#all().map((row) => row[index]))].sort()) };
  }

  bulkPut(rows: AnyRow[]) {
    return this.#step(() => {
      for (const row of rows) this.#changed.set(this.#keyOf(row), row);
    });
  }

  bulkAdd(rows: AnyRow[]) {
    return this.#step(() => {
      for (const row of rows) {
        const key = this.#keyOf(row);
        if (this.#row(key)) throw Object.assign(new Error('Key already exists'), { name: 'ConstraintError' });
        this.#changed.set(key, row);
      }
    });
  }

  bulkDelete(keys: string[]) {
    return this.#step(() => {
      for (const key of keys) this.#changed.set(key, undefined);
    });
  }
}
