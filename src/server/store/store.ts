import type { Database } from './dialect.ts';

/** An open database and how the processes that share it wake each other. */
export type Store = {
  db: Database;
  /** Where the data is, as an operator would say it; holds no password. */
  place: string;
  /** What makes this database less safe than receipts promise. */
  warnings: string[];
  /** Tells every reader of the log, in all processes, that there is something new. A hint that may be lost. */
  wake(): Promise<void>;
  onWake(listener: () => void): () => void;
  close(): Promise<void>;
};

/** A second way into a store that is open: sees what is committed, cannot write. */
export type StoreForReading = Pick<Store, 'db' | 'close'>;
