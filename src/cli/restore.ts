import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { adminSocket, isAnswered } from '#server/admin/socket.ts';
import { readSettings } from '#server/settings.ts';
import { restoreSqlite } from '#server/store/backup-sqlite.ts';
import { openStore } from '#server/store/database.ts';
import { startLogAgain } from '#server/store/horizon.ts';
import { hasMission } from '#server/store/missions.ts';
import { readState, writeState } from '#server/store/server-state.ts';
import { type Command, type Context, UsageError } from './command.ts';
import { runPostgresProgram } from './postgres-programs.ts';

export const restore: Command = {
  usage: 'restore FILE',
  summary: 'Puts a backup into an empty database; the server must be stopped.',
  run: async ([file, ...rest], context) => {
    if (file === undefined || rest.length > 0) throw new UsageError('Name the backup.');
    const { databaseUrl, dataFolder, keysFile } = readSettings(context.environment);
    if (!existsSync(file)) throw new UsageError(`${file} does not exist.`);
    if (await isAnswered(adminSocket(dataFolder)))
      throw new UsageError(`A server runs on ${dataFolder}: stop it first, because restoring replaces its database.`);
    await refuseToOverwrite(context);
    if (databaseUrl === undefined) restoreSqlite(dataFolder, file);
    else
      await runPostgresProgram('pg_restore', ['--clean', '--if-exists', '--no-owner', '--exit-on-error', file], {
        databaseUrl,
        environment: context.environment,
      });
    const fingerprint = await startNewEpoch(context);
    context.print(`Restored into ${databaseUrl === undefined ? join(dataFolder, 'daybook.db') : 'PostgreSQL'}.`);
    if (!existsSync(keysFile))
      context.print(`Before starting the server, put the keys with the fingerprint ${fingerprint} into ${keysFile}.`);
  },
};

/** Opening takes the lock: a running server without a socket is noticed here. */
async function refuseToOverwrite({ environment }: Context): Promise<void> {
  const store = await openStore(readSettings(environment));
  try {
    if (await hasMission(store.db))
      throw new UsageError(`There is a mission in ${store.place}: a backup is restored into an empty database only.`);
  } finally {
    await store.close();
  }
}

/** Phones' cursors belong to what was lost since the backup: a new epoch makes them pull from the beginning. */
async function startNewEpoch({ environment }: Context): Promise<string> {
  const store = await openStore(readSettings(environment));
  try {
    await store.db.transaction().execute(async (transaction) => {
      await startLogAgain(transaction);
      await writeState(transaction, 'epoch', crypto.randomUUID());
    });
    return (await readState(store.db, 'key-fingerprint')) ?? 'of the old server';
  } finally {
    await store.close();
  }
}
