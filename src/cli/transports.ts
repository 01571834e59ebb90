import { type IncomingMessage, request } from 'node:http';
import { Readable } from 'node:stream';
import { adminApp } from '#server/admin/admin-app.ts';
import type { Server } from '#server/open.ts';
import { UsageError } from './command.ts';

/** `path` with its query. */
export type Asked = { method: 'GET' | 'POST'; path: string; body?: Uint8Array<ArrayBuffer> };
export type Answered = { status: number; body: AsyncIterable<Uint8Array> };

/** The way to the admin app. @throws UsageError when what answers is not a server, or stops on the way */
export type Transport = (asked: Asked) => Promise<Answered>;

export function inProcess(server: Server): Transport {
  const app = adminApp(server);
  return async ({ method, path, body }) => {
    const reply = await app.request(path, { method, ...(body ? { body } : {}) });
    return { status: reply.status, body: reply.body ?? Readable.from([]) };
  };
}

export const overSocket =
  (socketPath: string): Transport =>
  ({ method, path, body }) =>
    new Promise((resolve, reject) => {
      const headers = body ? { 'content-length': body.length } : {};
      const outgoing = request({ socketPath, method, path, headers, agent: false }, (incoming) =>
        resolve({ status: incoming.statusCode ?? 0, body: heard(incoming, socketPath) }),
      );
      outgoing.on('error', (error) => reject(saidPlainly(error, socketPath)));
      outgoing.end(body);
    });

/** A reader's own failure is thrown in here too, and stays what it is. */
async function* heard(incoming: IncomingMessage, socketPath: string): AsyncGenerator<Uint8Array> {
  try {
    yield* incoming;
  } catch (error) {
    throw saidPlainly(error as Error, socketPath);
  }
}

const STOPPED = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE']);

function saidPlainly(error: NodeJS.ErrnoException, socketPath: string): Error {
  const { code = '', syscall } = error;
  if (code.startsWith('HPE_')) return notUnderstood(socketPath);
  return STOPPED.has(code) && syscall !== 'open'
    ? new UsageError(`The server stopped before its answer was whole (${socketPath}): run the command again.`)
    : error;
}

export const notUnderstood = (socketPath: string): UsageError =>
  new UsageError(
    `What answers at ${socketPath} is not understood: restart the server, so that it is of the version of this command.`,
  );
