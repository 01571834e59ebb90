import { existsSync } from 'node:fs';
import { readSettings } from '#server/settings.ts';
import { backUpSqlite } from '#server/store/backup-sqlite.ts';
import { type Command, UsageError } from './command.ts';
import { runPostgresProgram } from './postgres-programs.ts';

export const backup: Command = {
  usage: 'backup FILE',
  summary: 'Copies the database into a file, also while the server runs.',
  run: async ([file, ...rest], { environment, print }) => {
    if (file === undefined || rest.length > 0) throw new UsageError('Name the file to write.');
    const { databaseUrl, dataFolder, keysFile } = readSettings(environment);
    if (databaseUrl === undefined) backUpSqlite(dataFolder, file);
    else {
      if (existsSync(file)) throw new UsageError(`${file} exists already: choose another name.`);
      await runPostgresProgram('pg_dump', ['--format=custom', '--no-owner', '--file', file], {
        databaseUrl,
        environment,
      });
    }
    print(`Written: ${file}`);
    print(`It does not hold the keys in ${keysFile}: keep a copy of them apart from it. A restored server needs both.`);
  },
};
