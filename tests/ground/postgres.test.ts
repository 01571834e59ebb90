import { Client } from 'pg';
import { expect, test } from 'vitest';
import { freshPostgresUrl } from '../fresh-postgres-url.ts';

test('each test gets an empty PostgreSQL database that syncs its commits to disk', async () => {
  const urls = await Promise.all([freshPostgresUrl(), freshPostgresUrl()]);
  expect(urls[0]).not.toBe(urls[1]);
  for (const connectionString of urls) {
    const client = new Client({ connectionString });
    await client.connect();
    const tables = await client.query("SELECT 1 FROM information_schema.tables WHERE table_schema = 'public'");
    const fsync = await client.query<{ fsync: string }>('SHOW fsync');
    await client.end();
    expect(tables.rows).toEqual([]);
    expect(fsync.rows).toEqual([{ fsync: 'on' }]);
  }
});
