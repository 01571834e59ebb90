import { join } from 'node:path';
import Libsql from 'libsql';
import { Pool } from 'pg';

/** Texts kept with one prepared INSERT, as durably as the server keeps revisions; `keep` is one transaction. */
export type Keeping = { keep(texts: string[]): Promise<void>; close(): Promise<void> };

export const keeping = ({ folder, url }: { folder: string; url: string | undefined }): Promise<Keeping> | Keeping =>
  url === undefined ? inSqlite(folder) : inPostgres(url);

async function inPostgres(connectionString: string): Promise<Keeping> {
  const pool = new Pool({ connectionString, max: 16 });
  await pool.query('CREATE TABLE kept (no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text NOT NULL)');
  const text = 'INSERT INTO kept (body) SELECT * FROM unnest($1::text[])';
  return {
    keep: async (texts) => {
      await pool.query({ name: 'keep', text, values: [texts] });
    },
    close: () => pool.end(),
  };
}

function inSqlite(folder: string): Keeping {
  const database = new Libsql(join(folder, 'bound.db'));
  for (const setting of ['journal_mode = wal', 'synchronous = full']) database.exec(`pragma ${setting}`);
  database.exec('CREATE TABLE kept (no integer PRIMARY KEY, body text NOT NULL) STRICT');
  const insert = database.prepare('INSERT INTO kept (body) VALUES (?)');
  const all = database.transaction((texts: string[]) => {
    for (const text of texts) insert.run(text);
  });
  return {
    keep: async (texts) => {
      all(texts);
    },
    close: async () => {
      database.close();
    },
  };
}
