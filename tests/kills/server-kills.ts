import { freshDatabase, startPostgres } from '../postgres.ts';
import { killServer } from './kill-server.ts';
import { type Counted, type Kills, sayHowMany } from './say-how-many.ts';
import { newStorage, type Storage } from './storage.ts';

/** Kills of one database: the log is read whole after each, so it must not grow for ever. */
const KILLS_EACH = 20;

/** Kills the server on both engines, half of the times on each. */
export async function countedServerKills({ kills, seed, build }: Kills): Promise<Counted> {
  const counted: Counted = { kills: 0, lost: 0, wrong: 0 };
  if (kills === 0) return counted;
  const postgres = await startPostgres();
  if (!postgres) throw new Error('PostgreSQL is not installed: run .ci/install-test-needs.sh');
  try {
    const onSqlite = Math.ceil(kills / 2);
    const engines: [string, number, () => Promise<Storage>][] = [
      ['SQLite', onSqlite, async () => newStorage()],
      ['PostgreSQL', kills - onSqlite, async () => newStorage(await freshDatabase(postgres.adminUrl))],
    ];
    for (const [engine, ofEngine, fresh] of engines)
      for (let done = 0; done < ofEngine; done += KILLS_EACH) {
        const told = await onFresh(fresh, {
          kills: Math.min(KILLS_EACH, ofEngine - done),
          seed: seed + counted.kills,
          build,
        });
        counted.kills += told.kills;
        counted.lost += told.lost.length;
        counted.wrong += told.wrong.length;
        console.log(
          `${engine}: ${told.kills} kills, ${told.receipted} revisions with a receipt, ${told.heardLater} of them heard of after a kill, ${told.lost.length} losses, ${told.wrong.length} other faults`,
        );
        for (const fault of [...told.lost, ...told.wrong]) console.log(`  ${fault}`);
      }
    sayHowMany('server', counted);
    return counted;
  } finally {
    await postgres.stop();
  }
}

async function onFresh(fresh: () => Promise<Storage>, what: Parameters<typeof killServer>[1]) {
  const storage = await fresh();
  try {
    return await killServer(storage, what);
  } finally {
    storage.remove();
  }
}
