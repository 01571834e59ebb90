import { retrying } from '#device/retrying.ts';
import type { Rows } from '#device/rows.ts';
import type { Database, TableName, Tables } from '#device/tables.ts';
import type { Chance } from '../chance.ts';
import type { Mortal } from '../mortal.ts';
import type { Timeline } from '../timeline.ts';
import { diskTurns, type Turn } from './disk-turns.ts';
import { type AnyRow, type StoredTable, storedTable } from './stored-table.ts';
import { type Changes, TableInTransaction } from './table-in-transaction.ts';

/** What the engine and the phone do to the disk, as probabilities per operation. */
export type DiskWeather = { dies: number; lost: number; full: number; slow: number };

export const FAIR: DiskWeather = { dies: 0, lost: 0, full: 0, slow: 0 };

export type Written = { table: TableName; key: string; before: AnyRow | undefined; after: AnyRow | undefined };

/** One phone's IndexedDB, shared by its tabs. */
export type Disk = {
  open(tab: Mortal): Database;
  rows<Name extends TableName>(table: Name): Rows[Name][];
  row<Name extends TableName>(table: Name, key: string): Rows[Name] | undefined;
  /** The battery is out: what the engine called done is there, of the rest some of what came first. */
  losePower(): void;
  /** A tab is gone, and its transactions with it. */
  tabIsGone(): void;
  weather: DiskWeather;
};

/** In any of these ways an engine says that it lost its connection; nothing of the transaction is to be trusted. */
const lost = () => Object.assign(new Error('Connection to Indexed Database server lost'), { name: 'UnknownError' });
const full = () => Object.assign(new Error('The quota has been exceeded'), { name: 'QuotaExceededError' });
const never = <Result>(): Promise<Result> => new Promise(() => undefined);

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
  const image = new Map<TableName, StoredTable>();
  const unflushed: Written[][] = [];
  const turns = diskTurns();
  const disk: Disk = { open, rows, row, losePower, tabIsGone: turns.tabIsGone, weather: FAIR };
  const table = (name: TableName): StoredTable => {
    let found = image.get(name);
    if (!found) {
      found = storedTable();
      image.set(name, found);
    }
    return found;
  };

  function rows<Name extends TableName>(name: Name): Rows[Name][] {
    return table(name).rows() as Rows[Name][];
  }

  function row<Name extends TableName>(name: Name, key: string): Rows[Name] | undefined {
    return table(name).get(key) as Rows[Name] | undefined;
  }

  function losePower(): void {
    const kept = chance.between(0, unflushed.length);
    for (const written of unflushed.slice(kept).reverse())
      for (const { table: name, key, before } of [...written].reverse()) table(name).set(key, before);
    unflushed.length = 0;
  }

  function open(tab: Mortal): Database {
    /** The phone may stop here, for a moment or for good. */
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
      const turn: Turn = { names, writes, tab, begin: undefined };
      const waits = turns.take(turn);
      if (waits) await waits;
      try {
        const changes = new Map<TableName, Changes>();
        const tables: Record<string, unknown> = {}; // a table not named is not there, as in the engine
        for (const name of names) {
          const changed: Changes = new Map();
          changes.set(name, changed);
          tables[name] = new TableInTransaction(name, table(name), changed, moment);
        }
        const result = await work(tables as Tables);
        if (!writes) return result;
        const before = moment();
        if (before) await before;
        if (chance.happens(disk.weather.full)) throw full();
        const written = commit(changes);
        turns.over(turn);
        if (strict) await flushed(written);
        else void flushed(written);
        const after = moment();
        if (after) await after;
        return result;
      } finally {
        turns.over(turn);
      }
    }

    function commit(changes: ReadonlyMap<TableName, Changes>): Written[] {
      const written: Written[] = [];
      for (const [name, changed] of changes)
        for (const [key, after] of changed) {
          written.push({ table: name, key, before: table(name).get(key), after });
          table(name).set(key, after);
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

  return disk;
}
