/**
 * The bound of a push: a bare server that parses the request and keeps its observations with one prepared INSERT, as
 * durably as the real one. Forked by `startBound`; storage in the environment.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import Libsql from 'libsql';
import { Pool } from 'pg';

type Keep = (bodies: string[]) => Promise<void>;

async function inPostgres(connectionString: string): Promise<Keep> {
  const pool = new Pool({ connectionString, max: 16 });
  await pool.query('CREATE TABLE kept (no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text NOT NULL)');
  const text = 'INSERT INTO kept (body) SELECT * FROM unnest($1::text[])';
  return async (bodies) => {
    await pool.query({ name: 'keep', text, values: [bodies] });
  };
}

function inSqlite(folder: string): Keep {
  const database = new Libsql(join(folder, 'bound.db'));
  for (const setting of ['journal_mode = wal', 'synchronous = full']) database.exec(`pragma ${setting}`);
  database.exec('CREATE TABLE kept (no integer PRIMARY KEY, body text NOT NULL) STRICT');
  const insert = database.prepare('INSERT INTO kept (body) VALUES (?)');
  const all = database.transaction((bodies: string[]) => {
    for (const body of bodies) insert.run(body);
  });
  return async (bodies) => {
    all(bodies);
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer); // requests give buffers unless told otherwise
  return Buffer.concat(parts).toString('utf8');
}

const { DATABASE_URL, DAYBOOK_DATA = '.' } = process.env;
const keep = DATABASE_URL ? await inPostgres(DATABASE_URL) : inSqlite(DAYBOOK_DATA);

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { observations } = JSON.parse(await bodyOf(request)) as { observations: unknown[] };
  await keep(observations.map((observation) => JSON.stringify(observation)));
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ kept: observations.length }));
}

const server = createServer((request, response) => void answer(request, response));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(address !== null && typeof address === 'object' ? address.port : 0);
});
