import { join } from 'node:path';
import type { Clock } from './clock.ts';
import { engineCryptography } from './cryptography.ts';
import { createExportThreads } from './desk/export-threads.ts';
import { exportsHere } from './desk/exports.ts';
import { keepCheckpoints } from './evidence/checkpoints.ts';
import { sqlFollowedLog } from './follower/followed-log.ts';
import { createFollower } from './follower/follower.ts';
import { startTicker } from './follower/ticker.ts';
import { keepAssets } from './kept-assets.ts';
import { loadKeys } from './keys.ts';
import { openLive } from './live.ts';
import { sqlPhotoStore } from './photos/photo-store.ts';
import { newSecret, type Random } from './random.ts';
import type { Server } from './server.ts';
import { type Environment, readSettings } from './settings.ts';
import { openStore, type Store } from './store/database.ts';
import { newImmutables } from './store/immutables.ts';
import { readState, settleState } from './store/server-state.ts';
import { createPushQueue } from './sync/push-queue.ts';
import { sqlSyncStore } from './sync/sync-store.ts';

export type { Server } from './server.ts';

/** How often the log is read even when nobody says there is something new. */
const TICK_MS = 1000;

/** Between two readings of the log that pushes ask for. */
const REST_MS = 200;

/** The chain of the log is in no hurry: what waits together is linked together. */
const LINKING_REST_MS = 5000;

const report = (error: unknown): void => console.error(error);

/** What tests replace, and what only the program that runs knows. */
type Surroundings = {
  clock: Clock;
  random: Random;
  tickMs: number;
  clientFolder: string;
  /** The file of `export-worker.ts`, built or not; without it exports run in the calling thread. */
  exportWorker: string | undefined;
};

const real: Surroundings = {
  clock: () => Date.now(),
  random: {
    bytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    id: () => crypto.randomUUID(),
  },
  tickMs: TICK_MS,
  clientFolder: join('dist', 'client'),
  exportWorker: undefined,
};

/**
 * Opens database and keys and starts reading the log. Nothing listens yet.
 * @throws StartupError with a sentence for the operator.
 */
export async function openServer(environment: Environment, given: Partial<Surroundings> = {}): Promise<Server> {
  const { clock, random, tickMs, clientFolder, exportWorker } = { ...real, ...given };
  const { databaseUrl, dataFolder, keysFile, origin } = readSettings(environment);
  const place = { databaseUrl, dataFolder };
  const store = await openStore(place);
  try {
    const { db } = store;
    keepAssets(clientFolder, dataFolder, clock);
    const keys = await loadKeys(keysFile, random, await readState(db, 'key-fingerprint'));
    const settled = await settleState(db, 'key-fingerprint', keys.fingerprint);
    // two processes started together on an empty database, each with a key file of its own
    if (settled !== keys.fingerprint) await loadKeys(keysFile, random, settled);
    const epoch = await settleState(db, 'epoch', newSecret(random));
    const device = await settleState(db, 'server-device', random.id());
    const immutables = newImmutables();
    const sync = sqlSyncStore(db, immutables);
    const live = await openLive(db);
    const follower = createFollower(sqlFollowedLog(db, immutables));
    const signing = { db, keys, cryptography: engineCryptography, clock };
    const stopReading = readLog(store, tickMs, [
      { work: () => live.readOn(), restMs: REST_MS },
      { work: () => follower.catchUp(), restMs: REST_MS },
      { work: () => keepCheckpoints(signing), restMs: LINKING_REST_MS },
    ]);
    const stopper = new AbortController();
    const exports =
      exportWorker === undefined
        ? exportsHere({ db, immutables })
        : createExportThreads({ file: exportWorker, place, stopping: stopper.signal });
    return {
      db,
      store,
      immutables,
      sync,
      photos: sqlPhotoStore(db),
      keys,
      cryptography: engineCryptography,
      epoch,
      device,
      clock,
      random,
      pushes: createPushQueue({ sync, store, clock }),
      live,
      follower,
      exports,
      origin,
      dataFolder,
      clientFolder,
      stopping: stopper.signal,
      stop: () => stopper.abort(),
      report,
      close: async () => {
        stopper.abort();
        await exports.close();
        await stopReading();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Each reader has its own ticker: a slow projection does not hold back the live streams. A failed run is tried again. */
function readLog(store: Store, tickMs: number, readers: { work: () => Promise<void>; restMs: number }[]) {
  const tickers = readers.map((each) => startTicker({ everyMs: tickMs, failed: report, ...each }));
  const stopWaking = store.onWake(() => {
    for (const ticker of tickers) ticker.wake();
  });
  return async () => {
    stopWaking();
    await Promise.all(tickers.map((ticker) => ticker.stop()));
  };
}
