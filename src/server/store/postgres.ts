import { CompiledQuery, Kysely, PostgresDialect, type PostgresDialectConfig, sql } from 'kysely';
import { Pool, type PoolConfig, types } from 'pg';
import { StartupError } from '../startup-error.ts';
import { listenForWakes } from './postgres-wakes.ts';
import type { Store, StoreForReading } from './store.ts';
import type { Tables } from './tables.ts';

const INT8 = 20;
const CONNECTIONS = 16;
const CONNECTIONS_FOR_READING = 2;
/** A process that dies inside a transaction must not hold back the horizon of all readers. */
const IDLE_IN_TRANSACTION_MS = 10_000;

/** Where a `DATABASE_URL` points, without user and password. */
export function postgresPlace(url: string): string {
  const { host, pathname } = new URL(url);
  return `PostgreSQL at ${host}${pathname}`;
}

/** A PostgreSQL database, shared by any number of processes. */
export async function openPostgres(url: string): Promise<Store> {
  const pool = openPool(url, { application_name: 'daybook', max: CONNECTIONS });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const place = postgresPlace(url);
  const warnings = await unsafeSettings(db).catch(async (error: Error) => {
    await db.destroy();
    throw new StartupError(`${place} cannot be reached: ${error.message || String(error)}.`);
  });
  const wakes = listenForWakes(url, pool);
  return {
    db,
    place,
    warnings,
    wake: wakes.wake,
    onWake: wakes.onWake,
    close: async () => {
      await wakes.close();
      await db.destroy();
    },
  };
}

export function openPostgresForReading(url: string): StoreForReading {
  const pool = openPool(url, { application_name: 'daybook reading', max: CONNECTIONS_FOR_READING });
  const onCreateConnection: PostgresDialectConfig['onCreateConnection'] = async (connection) => {
    await connection.executeQuery(CompiledQuery.raw('set default_transaction_read_only = on'));
  };
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool, onCreateConnection }) });
  return { db, close: () => db.destroy() };
}

function openPool(url: string, settings: PoolConfig): Pool {
  const pool = new Pool({
    ...settings,
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    types: {
      getTypeParser: ((oid: number, format: 'text') =>
        oid === INT8 ? Number : types.getTypeParser(oid, format)) as typeof types.getTypeParser, // overloads by format
    },
  });
  pool.on('error', () => undefined); // an idle connection broke: the next query opens another, or reports it
  // one in use broke: its query fails, or the next one does; unheard, its own word would end the process
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** A receipt promises durable storage. These settings break that promise when they are off. */
async function unsafeSettings(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ name: string; setting: string }>`
    select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit')
  `.execute(db);
  return rows
    .filter(({ setting }) => setting === 'off')
    .map(
      ({ name }) => `PostgreSQL runs with ${name} = off: what phones are told is stored can be lost in a power cut.`,
    );
}
