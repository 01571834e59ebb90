import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Libsql from 'libsql';
import { Pool } from 'pg';
import type { Storage } from './engines.ts';

const EVERY_MS = 100;

/** The first observations that are stored and not projected, from a number on. */
const WAITING = (from: string) =>
  `select no, first_received_at as at from observations where no > ${from} and not exists
   (select 1 from answers where observation_no = no) order by no limit 1`;

type Row = { no: number | string; at: string };

/** Looks from outside, again and again, how long the oldest observation without answers has waited. */
export async function watchLag(storage: Storage): Promise<{ stop(): Promise<number> }> {
  const { firstWaiting, close } = storage.url === undefined ? inSqlite(storage.folder) : inPostgres(storage.url);
  let [watching, longestMs, from] = [true, 0, 0];
  const watched = (async () => {
    for (;;) {
      const row = await firstWaiting(from);
      if (row) {
        from = Number(row.no) - 1;
        longestMs = Math.max(longestMs, Date.now() - Date.parse(row.at));
      } else if (!watching) return;
      await wait(EVERY_MS);
    }
  })();
  return {
    stop: async () => {
      watching = false;
      await watched;
      await close();
      return longestMs;
    },
  };
}

type Looking = { firstWaiting(from: number): Promise<Row | undefined>; close(): Promise<void> };

function inSqlite(folder: string): Looking {
  const database = new Libsql(join(folder, 'daybook.db'), { readonly: true });
  const looking = database.prepare(WAITING('?'));
  return {
    firstWaiting: async (from) => looking.get(from) as Row | undefined, // the columns selected
    close: async () => {
      database.close();
    },
  };
}

function inPostgres(connectionString: string): Looking {
  const pool = new Pool({ connectionString, max: 1 });
  return {
    firstWaiting: async (from) => (await pool.query<Row>(WAITING('$1'), [from])).rows[0],
    close: () => pool.end(),
  };
}
