import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { keptAssets } from '#server/kept-assets.ts';
import type { Server } from '#server/server.ts';

/** Names in `/assets` change with their content; everything else is asked for again. */
const FOR_EVER = 'public, max-age=31536000, immutable';
const ASK_AGAIN = 'no-cache';

const cached =
  (rule: string): MiddlewareHandler =>
  async (c, next) => {
    await next();
    if (c.res.ok) c.header('cache-control', rule);
  };

/**
 * The worker that stretches passphrases compiles WebAssembly. A worker goes by the policy its script came with, so no
 * page needs to be allowed this.
 */
const WORKER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'";

const mayCompile: MiddlewareHandler = async (c, next) => {
  await next();
  if (/^\/assets\/stretch-[\w-]+\.js$/.test(c.req.path)) c.header('content-security-policy', WORKER_POLICY);
};

/**
 * The built app: precompressed files, and its page for every address that a browser navigates to. A missing asset is
 * missing, never the page: a phone would keep that as a script.
 */
export function staticRoutes({ clientFolder, dataFolder }: Server) {
  const app = new Hono();
  const page = join(clientFolder, 'index.html');
  if (!existsSync(page)) return app;
  const filesOf = (root: string) => serveStatic({ root, precompressed: true });
  app.use('/assets/*', mayCompile);
  app.get('/assets/*', cached(FOR_EVER), filesOf(clientFolder));
  if (existsSync(keptAssets(dataFolder))) app.get('/assets/*', filesOf(dataFolder));
  app.get('/assets/*', (c) => c.notFound());
  app.get('*', cached(ASK_AGAIN), filesOf(clientFolder));
  const servePage = serveStatic({ path: page, precompressed: true });
  app.get('*', (c, next) => (isNavigation(c) ? servePage(c, next) : next()));
  return app;
}

const isNavigation = (c: Context): boolean =>
  (c.req.header('accept')?.includes('text/html') ?? false) && !c.req.path.startsWith('/api/');
