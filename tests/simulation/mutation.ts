import type { Cryptography } from '#device/cryptography.ts';
import type { Device } from '#device/device.ts';
import type { Notebook } from '#device/notebook.ts';
import type { Database } from '#device/tables.ts';
import type { FollowedLog } from '#server/follower/followed-log.ts';
import type { SyncStore } from '#server/sync/sync-store.ts';
import type { Transport } from '#sync/transport.ts';
import type { LogStore } from './server/log-store.ts';
import type { ServerLife } from './server/transactions.ts';

/**
 * A deliberate bug, put in from outside by wrapping a port: the product has no switch for it. Empty, everything is
 * as shipped.
 */
export type Mutation = {
  /** The engine says done before it is flushed. */
  relaxedDurability?: boolean;
  database?: (database: Database) => Database;
  cryptography?: Cryptography;
  notebook?: (notebook: Notebook, device: Device) => Notebook;
  transport?: (transport: Transport, device: Device) => Transport;
  sync?: (sync: SyncStore, at: { log: LogStore; life: ServerLife }) => SyncStore;
  followed?: (followed: FollowedLog) => FollowedLog;
};
