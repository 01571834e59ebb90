import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand } from '#cli/run-command.ts';
import { openServer } from '#server/open.ts';
import type { Environment } from '#server/settings.ts';
import { readTouched, START } from '#server/store/horizon.ts';
import { readCsv } from '#tests/exports/read-csv.ts';
import { freshPostgresUrl } from '#tests/fresh-postgres-url.ts';

const home = mkdtempSync(join(tmpdir(), 'daybook-cli-'));
afterAll(() => rmSync(home, { recursive: true }));

const file = (name: string) => join(home, name);

async function daybook(environment: Environment, ...args: string[]): Promise<string> {
  const lines: string[] = [];
  await runCommand(args, { environment, print: (line) => lines.push(line) });
  return lines.join('\n');
}

/** Clusters count their transactions each for itself. */
async function asIfOfAnOlderCluster(environment: Environment): Promise<void> {
  const { db, follower, close } = await openServer(environment);
  await follower.catchUp();
  await sql`update revisions set xid = (xid::text::bigint + 1000000000)::text::xid8`.execute(db);
  await sql`update followers set cursor = '9000000000.1'`.execute(db);
  await close();
}

describe('the command line', { timeout: 60_000 }, () => {
  const data = { DAYBOOK_DATA: file('data') };

  it('says what there is, and what there is not', async () => {
    expect(await daybook(data)).toContain('daybook import-stations FILE');
    expect(await daybook(data, '--help')).toContain('daybook verify FILE');
    for (const name of ['destroy', 'constructor'])
      await expect(daybook(data, name)).rejects.toThrow(`no command "${name}"`);
    await expect(daybook(data, 'export', '--nonsense')).rejects.toThrow('--nonsense');
  });

  it('prints a set-up link while there is no mission', async () => {
    expect(await daybook(data, 'init')).toMatch(/http:\/\/127\.0\.0\.1:3000\/hq\/setup#secret=\S{40,}/);
  });

  it('makes the demonstration once', async () => {
    const said = await daybook(data, 'demo');
    expect(said).toMatch(/type the code \S{14}/);
    expect(said).toContain('"demo" with the password');
    await expect(daybook(data, 'demo')).rejects.toThrow('There is a mission already');
    await expect(daybook(data, 'init')).rejects.toThrow('There is a mission already');
  });

  it('takes the second factor off an account, and the audit log says so and who made the demonstration', async () => {
    expect(await daybook(data, 'forget-factor', 'demo')).toMatch(/^demo had no second factor, and is signed out/);
    await expect(daybook(data, 'forget-factor', 'nobody')).rejects.toThrow('NOT_FOUND');
    await expect(daybook(data, 'forget-factor')).rejects.toThrow('Name the login.');
    const { db, close } = await openServer(data);
    const deeds = await db.selectFrom('audit').select(['address', 'object']).orderBy('seq').execute();
    await close();
    expect(deeds.map(({ address, object }) => `${address} ${object.split(' person=')[0]}`)).toEqual([
      'admin.sock POST /demo',
      'admin.sock POST /factor/forget',
    ]);
  });

  it('shows what a station list would change, and changes it when told to', async () => {
    writeFileSync(
      file('list.csv'),
      'Region,Nummer,Address\nAlmaty (city),9001,1 New Street\nAlmaty (city),,no number\n',
    );
    await expect(daybook(data, 'import-stations', file('list.csv'))).rejects.toMatchObject({
      refusal: { refusal: 'COLUMN_MISSING', detail: 'number' },
    });
    const named = ['import-stations', file('list.csv'), '--column', 'number=Nummer'];
    const dry = await daybook(data, ...named);
    expect(dry).toContain('1 new, 0 changed');
    expect(dry).toContain('row 3: NUMBER_MISSING in "Nummer"');
    expect(dry).toContain('Nothing was written');
    await expect(daybook(data, ...named, '--publish')).rejects.toThrow('--skip-faults');
    expect(await daybook(data, ...named, '--publish', '--skip-faults')).toContain('Published as version 2.');
  });

  it('exports what the filter lets through', async () => {
    await daybook(data, 'export', 'observations.csv', '--out', file('almaty.csv'), '--area', 'KZ-75');
    expect(readCsv(readFileSync(file('almaty.csv'), 'utf8'))).toHaveLength(31);
    expect(existsSync(file('almaty.csv.part'))).toBe(false);
  });

  it('exports the evidence of the whole mission, which verifies without database and network', async () => {
    await expect(daybook(data, 'export', 'evidence.zip', '--out', file('x.zip'), '--area', 'KZ-75')).rejects.toThrow(
      'leave out --area',
    );
    await daybook(data, 'export', 'evidence.zip', '--out', file('evidence.zip'));
    const said = await daybook({}, 'verify', file('evidence.zip'));
    expect(Number(/Log: (\d+) revisions/.exec(said)?.[1])).toBeGreaterThanOrEqual(72);
    expect(said).toContain('Everything is as devices and server have signed it.');
  });

  it('backs up while a server runs; other commands say that it must be stopped', async () => {
    const server = await openServer(data);
    await daybook(data, 'backup', file('copy.db'));
    await expect(daybook(data, 'export', 'codebook.json', '--out', file('book.json'))).rejects.toThrow(
      'Another Daybook uses',
    );
    await server.close();
    await expect(daybook(data, 'backup', file('copy.db'))).rejects.toThrow('exists already');
  });

  it('restores into an empty folder, never over a mission', async () => {
    await expect(daybook(data, 'restore', file('copy.db'))).rejects.toThrow('empty database only');
    const fresh = { DAYBOOK_DATA: file('fresh'), DAYBOOK_KEYS: file('data/keys.json') };
    await expect(daybook(fresh, 'restore', file('list.csv'))).rejects.toThrow('not a whole backup');
    expect(await daybook(fresh, 'restore', file('copy.db'))).toContain('Restored');
    await daybook(fresh, 'export', 'observations.csv', '--out', file('restored.csv'));
    await daybook(data, 'export', 'observations.csv', '--out', file('original.csv'));
    expect(readFileSync(file('restored.csv'), 'utf8')).toBe(readFileSync(file('original.csv'), 'utf8'));
  });

  it('backs up and restores PostgreSQL with its own programs', async () => {
    const keys = { DAYBOOK_DATA: file('pg'), DAYBOOK_KEYS: file('pg-keys.json') };
    const first = { ...keys, DATABASE_URL: await freshPostgresUrl() };
    const second = { ...keys, DATABASE_URL: await freshPostgresUrl() };
    await daybook(first, 'demo');
    await asIfOfAnOlderCluster(first);
    await daybook(first, 'backup', file('copy.dump'));
    expect(await daybook(second, 'restore', file('copy.dump'))).toContain('Restored into PostgreSQL');
    await daybook(second, 'export', 'observations.csv', '--out', file('pg.csv'));
    expect(readCsv(readFileSync(file('pg.csv'), 'utf8'))).toHaveLength(72);

    const { db, follower, close } = await openServer(second);
    await follower.catchUp();
    const readable = await readTouched(db, START, 100_000);
    const { stored } = await db
      .selectFrom('revisions')
      .select((of) => of.fn.countAll<number>().as('stored'))
      .executeTakeFirstOrThrow();
    const reader = db.selectFrom('followers').select('cursor').where('name', '=', 'answers');
    const { cursor } = await reader.executeTakeFirstOrThrow();
    await close();
    expect(readable).toHaveLength(stored);
    expect(readable.at(-1)?.position).toBe(cursor);
  });
});
