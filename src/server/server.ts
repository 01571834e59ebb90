import type { Id } from '#model/ids.ts';
import type { Clock } from './clock.ts';
import type { Cryptography } from './cryptography.ts';
import type { Exports } from './desk/exports.ts';
import type { Follower } from './follower/follower.ts';
import type { Keys } from './keys.ts';
import type { Live } from './live.ts';
import type { PhotoStore } from './photos/photo-store.ts';
import type { Random } from './random.ts';
import type { Database, Store } from './store/database.ts';
import type { Immutables } from './store/immutables.ts';
import type { PushQueue } from './sync/push-queue.ts';
import type { SyncStore } from './sync/sync-store.ts';

/** Everything the routes work with. Has no port: `main.ts` listens, tests call `createApp(server).request(…)`. */
export type Server = {
  db: Database;
  store: Store;
  immutables: Immutables;
  /** `db` as journeys see it. */
  sync: SyncStore;
  photos: PhotoStore;
  keys: Keys;
  cryptography: Cryptography;
  /** Made with the database; cursors of another epoch start from the beginning. */
  epoch: string;
  /** The device id of the server's own chain: revisions made at headquarters, signed with `keys.signing`. */
  device: Id;
  clock: Clock;
  random: Random;
  pushes: PushQueue;
  live: Live;
  follower: Follower;
  exports: Exports;
  /** Where browsers reach this server: scheme, host, port; no slash at the end. */
  origin: string;
  dataFolder: string;
  /** The built app. */
  clientFolder: string;
  /** Aborted when the server is asked to stop: readiness goes off, streams end. */
  stopping: AbortSignal;
  stop(): void;
  /** Tells the operator of a fault: a developer should look. */
  report(error: unknown): void;
  close(): Promise<void>;
};
