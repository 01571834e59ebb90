/**
 * The bound of a push: a bare server that parses the request and keeps its observations with one prepared INSERT, as
 * durably as the real one. Forked by `startBound`; storage in the environment.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { keeping } from './keeping.ts';

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer); // requests give buffers unless told otherwise
  return Buffer.concat(parts).toString('utf8');
}

const { DATABASE_URL, DAYBOOK_DATA = '.' } = process.env;
const { keep } = await keeping({ folder: DAYBOOK_DATA, url: DATABASE_URL });

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
