import { type ServerType, serve } from '@hono/node-server';
import type { Hono } from 'hono';

/** How long a client may take, in milliseconds, before its connection is closed. */
export type Patience = {
  /** To send the head of a request, and to send all of it. */
  headMs: number;
  requestMs: number;
  /** Without taking or sending a byte, with a request under way. */
  silentMs: number;
  /** Between two requests. */
  idleMs: number;
  /** How often requests under way are looked at. */
  lookMs: number;
};

const PATIENCE: Patience = {
  headMs: 60_000,
  requestMs: 5 * 60_000,
  // longer than exports wait for a person who is asked where to save the file; streams of changes are never silent
  silentMs: 6 * 60_000,
  // longer than proxies keep an idle connection: who sends on one that is just being closed loses the request
  idleMs: 90_000,
  lookMs: 10_000,
};

/** Serves the app on a port. Whoever is slow keeps a connection busy, and nothing else: no lock, no transaction. */
export function listen(
  app: Pick<Hono, 'fetch'>,
  { host, port, patience = PATIENCE }: { host: string; port: number; patience?: Patience },
  listening: (port: number) => void,
): ServerType {
  const http = serve(
    {
      fetch: app.fetch,
      hostname: host,
      port,
      serverOptions: {
        keepAliveTimeout: patience.idleMs,
        headersTimeout: patience.headMs,
        requestTimeout: patience.requestMs,
        connectionsCheckingInterval: patience.lookMs,
      },
    },
    (address) => listening(address.port),
  );
  http.setTimeout(patience.silentMs);
  return http;
}
