import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { adminSocket, isAnswered } from '#server/admin/socket.ts';
import { readSettings } from '#server/settings.ts';
import { restoreSqlite } from '#server/store/backup-sqlite.ts';
import { openStore } from '#server/store/database.ts';
import { isPostgres } from '#server/store/dialect.ts';
import { dropTables } from '#server/store/drop-tables.ts';
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
    await makeRoom(context);
    if (databaseUrl === undefined) restoreSqlite(dataFolder, file);
    else
      await runPostgresProgram('pg_restore', ['--single-transaction', '--no-owner', file], {
        databaseUrl,
        environment: context.environment,
      });
    const fingerprint = await startNewEpoch(context);
    context.print(`Restored into ${databaseUrl === undefined ? join(dataFolder, 'daybook.db') : 'PostgreSQL'}.`);
    if (!existsSync(keysFile))
      context.print(`Before starting the server, put the keys with the fingerprint ${fingerprint} into ${keysFile}.`);
  },
};

/**
 * Refuses to overwrite a mission. Opening takes the lock: a running server without a socket is noticed here. It also
 * makes the tables of this version, which a backup of another one does not know: on PostgreSQL none is left.
 */
async function makeRoom({ environment }: Context): Promise<void> {
  const store = await openStore(readSettings(environment));
  try {
    if (await hasMission(store.db))
      throw new UsageError(`There is a mission in ${store.place}: a backup is restored into an empty database only.`);
    if (isPostgres(store.db)) await dropTables(store.db);
  } finally {
    await store.close();
  }
}

/**
 * Phones' cursors belong to what was lost since the backup: a new epoch makes them pull from the beginning. Who was
 * signed in when it was made may have been signed out since.
 */
async function startNewEpoch({ environment }: Context): Promise<string> {
  const store = await openStore(readSettings(environment));
  try {
    await store.db.transaction().execute(async (transaction) => {
      await startLogAgain(transaction);
      await transaction.deleteFrom('sessions').execute();
      await writeState(transaction, 'epoch', crypto.randomUUID());
    });
    return (await readState(store.db, 'key-fingerprint')) ?? 'of the old server';
  } finally {
    await store.close();
  }
}
