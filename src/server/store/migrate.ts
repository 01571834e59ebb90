import { Migrator, sql } from 'kysely';
import { StartupError } from '../startup-error.ts';
import { type Database, isPostgres } from './dialect.ts';
import { up as people } from './migrations/0001-people.ts';
import { up as frame } from './migrations/0002-frame.ts';
import { up as observations } from './migrations/0003-observations.ts';
import { up as recovery } from './migrations/0004-recovery.ts';
import { up as photos } from './migrations/0005-photos.ts';
import { up as logChain } from './migrations/0006-log-chain.ts';
import { up as protection } from './migrations/0007-protection.ts';
import { up as access } from './migrations/0008-access.ts';
import { up as audit } from './migrations/0009-audit.ts';

/** In the order they run, one set for both engines. Released ones are never changed. */
const MIGRATIONS = {
  '0001-people': { up: people },
  '0002-frame': { up: frame },
  '0003-observations': { up: observations },
  '0004-recovery': { up: recovery },
  '0005-photos': { up: photos },
  '0006-log-chain': { up: logChain },
  '0007-protection': { up: protection },
  '0008-access': { up: access },
  '0009-audit': { up: audit },
};

/** Only PostgreSQL can have two processes here at once; Kysely's own lock comes after it has made its tables. */
const MIGRATING = 7_268_302_001;

/**
 * Brings the schema up to date.
 * @throws StartupError when a newer Daybook has been here: an older one would misread its tables.
 */
export async function migrate(db: Database): Promise<void> {
  if (!isPostgres(db)) return migrateAlone(db);
  await db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${sql.lit(MIGRATING)})`.execute(connection);
    try {
      await migrateAlone(db);
    } finally {
      await sql`select pg_advisory_unlock(${sql.lit(MIGRATING)})`.execute(connection);
    }
  });
}

async function migrateAlone(db: Database): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const unknown = (await runMigrations(db)).find((name) => !(name in MIGRATIONS));
  if (unknown !== undefined)
    throw new StartupError(
      `This database was last used by a newer Daybook (it knows "${unknown}"): start that version, or restore a backup made before it.`,
    );
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error('A migration failed', { cause: error });
}

async function runMigrations(db: Database): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return rows.map((row) => row.name);
}
