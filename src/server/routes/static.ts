import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { keptAssets } from '#server/kept-assets.ts';
import type { Server } from '#server/server.ts';

/** Names in `/assets` change with their content; everything else is asked for again. */
const forEver = (_: string, c: Context) => c.header('cache-control', 'public, max-age=31536000, immutable');
const askAgain = (_: string, c: Context) => c.header('cache-control', 'no-cache');

/**
 * The built app: precompressed files, and its page for every address that a browser navigates to. A missing asset is
 * missing, never the page: a phone would keep that as a script.
 */
export function staticRoutes({ clientFolder, dataFolder }: Server) {
  const app = new Hono();
  const page = join(clientFolder, 'index.html');
  if (existsSync(page)) {
    app.get('/assets/*', serveStatic({ root: clientFolder, precompressed: true, onFound: forEver }));
    if (existsSync(keptAssets(dataFolder)))
      app.get('/assets/*', serveStatic({ root: dataFolder, precompressed: true, onFound: forEver }));
    app.get('/assets/*', (c) => c.notFound());
    app.get('*', serveStatic({ root: clientFolder, precompressed: true, onFound: askAgain }));
    const servePage = serveStatic({ path: page, precompressed: true, onFound: askAgain });
    app.get('*', (c, next) => (isNavigation(c) ? servePage(c, next) : next()));
  }
  return app;
}

const isNavigation = (c: Context): boolean =>
  (c.req.header('accept')?.includes('text/html') ?? false) && !c.req.path.startsWith('/api/');
