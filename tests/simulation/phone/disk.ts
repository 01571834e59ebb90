import { retrying } from '#device/retrying.ts';
import type { Rows } from '#device/rows.ts';
import type { Database, FoundRows, RowTable, TableName, Tables } from '#device/tables.ts';
import type { Chance } from '../chance.ts';
import type { Mortal } from '../mortal.ts';
import type { Timeline } from '../timeline.ts';

/** What the engine and the phone do to the disk, as probabilities per operation. */
export type DiskWeather = { dies: number; lost: number; full: number; slow: number };

export const FAIR: DiskWeather = { dies: 0, lost: 0, full: 0, slow: 0 };

export type Written = { table: TableName; key: string; before: object | undefined; after: object | undefined };

/** One phone's IndexedDB, shared by its tabs. */
export type Disk = {
  open(tab: Mortal): Database;
  rows<Name extends TableName>(table: Name): Rows[Name][];
  row<Name extends TableName>(table: Name, key: string): Rows[Name] | undefined;
  /** The battery is out: what the engine called done is there, of the rest some of what came first. */
  losePower(): void;
  /** A tab is gone, and its transactions with it: others need not wait for them. */
  tabIsGone(): void;
  weather: DiskWeather;
};

const KEYS: Partial<Record<TableName, string>> = {
  keyslots: 'kind',
  outbox: 'revision',
  carried: 'revision',
  state: 'key',
};
const keyOf = (table: TableName, row: object): string => (row as Record<string, string>)[KEYS[table] ?? 'id'] ?? '';

/** In any of these ways an engine says that it lost its connection; nothing of the transaction is to be trusted. */
const lost = () => Object.assign(new Error('Connection to Indexed Database server lost'), { name: 'UnknownError' });
const full = () => Object.assign(new Error('The quota has been exceeded'), { name: 'QuotaExceededError' });
const never = <Result>(): Promise<Result> => new Promise(() => undefined);

type Transaction = { names: ReadonlySet<TableName>; writes: boolean; tab: Mortal; begin: () => void; begun: boolean };

/**
 * @param strict the engine says done only once a transaction is flushed; relaxed, before
 * @param committed hears of every commit, in order
 */
export function createDisk(world: {
  chance: Chance;
  timeline: Timeline;
  strict: boolean;
  committed: (written: readonly Written[]) => void;
}): Disk {
  const { chance, timeline, strict, committed } = world;
  const image = new Map<TableName, Map<string, object>>();
  const unflushed: Written[][] = [];
  let queue: Transaction[] = [];
  const disk: Disk = { open, rows, row, losePower, tabIsGone, weather: FAIR };
  const table = (name: TableName): Map<string, object> => {
    let found = image.get(name);
    if (!found) {
      found = new Map();
      image.set(name, found);
    }
    return found;
  };

  function rows<Name extends TableName>(name: Name): Rows[Name][] {
    return [...table(name).values()] as Rows[Name][];
  }

  function row<Name extends TableName>(name: Name, key: string): Rows[Name] | undefined {
    return table(name).get(key) as Rows[Name] | undefined;
  }

  function losePower(): void {
    const kept = chance.between(0, unflushed.length);
    for (const written of unflushed.slice(kept).reverse())
      for (const { table: name, key, before } of [...written].reverse())
        if (before) table(name).set(key, before);
        else table(name).delete(key);
    unflushed.length = 0;
  }

  /** In the order asked for; those that only read the same tables go together. */
  function turn(transaction: Transaction): Promise<void> | undefined {
    if (queue.length === 0) {
      transaction.begun = true;
      queue.push(transaction);
      return undefined;
    }
    return new Promise((resolve) => {
      transaction.begin = resolve;
      queue.push(transaction);
      beginWhatMay();
    });
  }

  function beginWhatMay(): void {
    for (const [at, each] of queue.entries()) {
      if (each.begun) continue;
      const clashes = queue
        .slice(0, at)
        .some((other) => (other.writes || each.writes) && [...other.names].some((name) => each.names.has(name)));
      if (clashes) continue;
      each.begun = true;
      each.begin();
    }
  }

  function tabIsGone(): void {
    queue = queue.filter((each) => each.tab.isAlive());
    beginWhatMay();
  }

  function over(transaction: Transaction): void {
    queue = queue.filter((each) => each !== transaction);
    beginWhatMay();
  }

  function open(tab: Mortal): Database {
    /** The phone may stop here, for a moment or for good. Undefined when nothing happens, which is nearly always. */
    function moment(): Promise<void> | undefined {
      if (!tab.isAlive()) return never();
      const { dies, slow, lost: breaks } = disk.weather;
      const dice = chance.fraction();
      if (dice >= dies + slow + breaks) return undefined;
      if (dice < dies) {
        tab.die();
        return never();
      }
      return dice < dies + slow ? pause() : Promise.reject(lost());
    }

    async function pause(): Promise<void> {
      await timeline.sleep(chance.between(1, 4_000));
      if (!tab.isAlive()) await never();
    }

    async function attempt<Result>(
      writes: boolean,
      names: readonly TableName[],
      work: (tables: Tables) => PromiseLike<Result>,
    ): Promise<Result> {
      if (!tab.isAlive()) return never(); // nothing runs any more in a tab that is gone
      const transaction: Transaction = { names: new Set(names), writes, tab, begin: () => undefined, begun: false };
      const waits = turn(transaction);
      if (waits) await waits;
      try {
        const overlay = new Map<TableName, Map<string, object | undefined>>();
        const result = await work(tablesOf(names, overlay, moment));
        if (!writes) return result;
        const before = moment();
        if (before) await before;
        if (chance.happens(disk.weather.full)) throw full();
        const written = commit(overlay);
        over(transaction);
        if (strict) await flushed(written);
        else void flushed(written);
        const after = moment();
        if (after) await after;
        return result;
      } finally {
        over(transaction);
      }
    }

    function commit(overlay: ReadonlyMap<TableName, ReadonlyMap<string, object | undefined>>): Written[] {
      const written: Written[] = [];
      for (const [name, changed] of overlay)
        for (const [key, after] of changed) {
          written.push({ table: name, key, before: table(name).get(key), after });
          if (after) table(name).set(key, after);
          else table(name).delete(key);
        }
      if (written.length === 0) return written;
      unflushed.push(written);
      committed(written);
      return written;
    }

    /** Flushing one commit flushes those before it. */
    async function flushed(written: Written[]): Promise<void> {
      if (!strict || chance.happens(disk.weather.slow)) await timeline.sleep(chance.between(1, strict ? 50 : 20_000));
      const at = unflushed.indexOf(written);
      if (at >= 0) unflushed.splice(0, at + 1);
    }

    const inTransaction = <Result>(
      writes: boolean,
      names: readonly TableName[],
      work: (tables: Tables) => PromiseLike<Result>,
    ) => retrying(() => attempt(writes, names, work), { isSuperseded: () => false, reopen: async () => undefined });
    return {
      write: (names, work) => inTransaction(true, names, work),
      read: (names, work) => inTransaction(false, names, work),
      onSuperseded: () => undefined,
      close: () => undefined,
    };
  }

  function tablesOf(
    names: readonly TableName[],
    overlay: Map<TableName, Map<string, object | undefined>>,
    moment: Moment,
  ): Tables {
    const tables: Record<string, unknown> = {}; // a table not named is not there, as in the engine
    for (const name of names) {
      const changed = new Map<string, object | undefined>();
      overlay.set(name, changed);
      tables[name] = new TableInTransaction(name, table(name), changed, moment);
    }
    return tables as Tables;
  }

  return disk;
}

type Moment = () => Promise<void> | undefined;
type AnyRow = Record<string, unknown>;

/** One table as a transaction sees it, its own writes included. A class, because a day makes thousands. */
class TableInTransaction implements RowTable<AnyRow> {
  readonly #name: TableName;
  readonly #stored: ReadonlyMap<string, object>;
  readonly #changed: Map<string, object | undefined>;
  readonly #moment: Moment;

  constructor(
    name: TableName,
    stored: ReadonlyMap<string, object>,
    changed: Map<string, object | undefined>,
    moment: Moment,
  ) {
    this.#name = name;
    this.#stored = stored;
    this.#changed = changed;
    this.#moment = moment;
  }

  #row(key: string): AnyRow | undefined {
    const changed = this.#changed;
    return (changed.has(key) ? changed.get(key) : this.#stored.get(key)) as AnyRow | undefined;
  }

  #all(): AnyRow[] {
    const [stored, changed] = [this.#stored, this.#changed];
    const keys = changed.size === 0 ? [...stored.keys()] : [...new Set([...stored.keys(), ...changed.keys()])];
    return keys.sort().flatMap((key): AnyRow[] => [this.#row(key)].filter((row) => row !== undefined));
  }

  #put(row: AnyRow): void {
    this.#changed.set(keyOf(this.#name, row), row);
  }

  async #step<Result>(run: () => Result): Promise<Result> {
    const waits = this.#moment();
    if (waits) await waits;
    return run();
  }

  #found(index: string, values: readonly unknown[]): FoundRows<AnyRow> {
    const matching = () => this.#all().filter((row) => values.includes(row[index]));
    return {
      toArray: () => this.#step(matching),
      first: () => this.#step(() => matching()[0]),
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
    return this.#step(() => this.#all());
  }

  count() {
    return this.#step(() => this.#all().length);
  }

  put(row: AnyRow) {
    return this.#step(() => this.#put(row));
  }

  delete(key: string) {
    return this.#step(() => void this.#changed.set(key, undefined));
  }

  where(index: string) {
    return {
      equals: (value: string | number) => this.#found(index, [value]),
      anyOf: (values: string[]) => this.#found(index, values),
    };
  }

  orderBy(index: string) {
    return { uniqueKeys: () => this.#step(() => [...new Set(this.#all().map((row) => row[index]))].sort()) };
  }

  bulkPut(rows: AnyRow[]) {
    return this.#step(() => {
      for (const row of rows) this.#put(row);
    });
  }

  bulkAdd(rows: AnyRow[]) {
    return this.#step(() => {
      for (const row of rows) {
        const key = keyOf(this.#name, row);
        if (this.#row(key)) throw Object.assign(new Error('Key already exists'), { name: 'ConstraintError' });
        this.#put(row);
      }
    });
  }

  bulkDelete(keys: string[]) {
    return this.#step(() => {
      for (const key of keys) this.#changed.set(key, undefined);
    });
  }
}
