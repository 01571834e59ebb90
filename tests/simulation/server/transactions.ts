import type { Id } from '#model/ids.ts';
import type { FoldRow, LogRow } from './image.ts';
import { createLocks, type Locks } from './locks.ts';

/** The process that uses the database. */
export type ServerLife = {
  /** Comes before every operation, and may wait, throw, or never return. */
  step(): Promise<void>;
  /** Returns how to take it back. */
  atDeath(run: () => void): () => void;
};

/** What one transaction has written and nobody else sees yet. */
export type Transaction = {
  /** Its locks, and its number, which it gets when it first writes. */
  lock(key: string): Promise<void>;
  tryLock(key: string): boolean;
  xid: number | undefined;
  rows: LogRow[];
  folds: Map<Id, FoldRow>;
  numbers: Map<Id, number>;
  refusals: Set<string>;
  /** What else happens when it commits. */
  done: (() => void)[];
};

/** Who is under way: each until its commit, its failure, or the death of its process. */
export function createTransactions(commit: (transaction: Transaction) => void) {
  let running = new Set<Transaction>();
  let locks: Locks = createLocks();
  let lastXid = 0;

  function begun(mine: Locks): Transaction {
    const transaction: Transaction = {
      async lock(key) {
        transaction.xid ??= ++lastXid;
        await mine.take(key, transaction);
      },
      tryLock: (key) => mine.tryTake(key, transaction),
      xid: undefined,
      rows: [],
      folds: new Map(),
      numbers: new Map(),
      refusals: new Set(),
      done: [],
    };
    return transaction;
  }

  return {
    /** Readers stay behind the oldest that runs. */
    horizon: (): number => Math.min(lastXid + 1, ...[...running].flatMap(({ xid }) => xid ?? [])),
    /** The database is another one: who was under way comes to nothing. */
    forgetAll(): void {
      running = new Set();
      locks = createLocks();
    },
    async run<Result>(
      { step, atDeath }: ServerLife,
      work: (transaction: Transaction) => Promise<Result>,
    ): Promise<Result> {
      const [mine, held] = [locks, running];
      const transaction = begun(mine);
      held.add(transaction);
      let killed = false;
      const end = () => {
        killed = true;
        held.delete(transaction);
        mine.releaseAll(transaction);
      };
      const stayAlive = atDeath(end);
      try {
        const result = await work(transaction);
        await step();
        if (killed) return await new Promise(() => undefined);
        if (held === running) commit(transaction);
        return result;
      } finally {
        stayAlive();
        end();
      }
    },
  };
}
