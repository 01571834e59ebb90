import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import { StartupError } from '../startup-error.ts';

const DATABASE = 'daybook.db';

/**
 * Writes a compact copy of the database as it is at one instant, also while a server uses it (`VACUUM INTO`).
 * @throws StartupError when there is no database, or `file` exists
 */
export function backUpSqlite(folder: string, file: string): void {
  const source = join(folder, DATABASE);
  if (!existsSync(source)) throw new StartupError(`There is no database in ${folder}.`);
  if (existsSync(file)) throw new StartupError(`${file} exists already: choose another name.`);
  const database = new Libsql(source, { readonly: true });
  try {
    database.prepare('vacuum into ?').run(file);
  } finally {
    database.close();
  }
}

/**
 * Puts a backup in the place of an empty database; nobody may have it open.
 * @throws StartupError when `file` is no whole database of Daybook
 */
export function restoreSqlite(folder: string, file: string): void {
  checkBackup(file);
  const target = join(folder, DATABASE);
  for (const ending of ['', '-wal', '-shm']) rmSync(`${target}${ending}`, { force: true });
  copyFileSync(file, target);
}

function checkBackup(file: string): void {
  if (!existsSync(file)) throw new StartupError(`${file} does not exist.`);
  try {
    const backup = new Libsql(file, { readonly: true });
    try {
      const [found] = backup.prepare('pragma integrity_check').all() as { integrity_check?: string }[]; // one column
      const { missions } = backup.prepare('select count(*) as missions from missions').get() as { missions: number };
      if (found?.integrity_check === 'ok' && missions >= 0) return;
    } finally {
      backup.close();
    }
  } catch {
    // not a database, or not one of Daybook: said below
  }
  throw new StartupError(`${file} is not a whole backup of Daybook. Nothing was changed.`);
}
