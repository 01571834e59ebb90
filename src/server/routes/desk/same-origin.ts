import type { MiddlewareHandler } from 'hono';
import { refuse } from '#server/refusals.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A page of another site may not make a coordinator's browser change anything. The session cookie is SameSite=Strict;
 * this holds where a browser ignores that, and for sites that share the registrable domain.
 */
export const onlySameOrigin =
  (origin: string): MiddlewareHandler =>
  async (c, next) => {
    if (!SAFE.has(c.req.method)) {
      const site = c.req.header('sec-fetch-site');
      if (site !== undefined && site !== 'same-origin' && site !== 'none') throw refuse('NOT_ALLOWED', 'origin');
      const from = c.req.header('origin');
      if (from !== undefined && from !== origin && !isHost(from, c.req.header('host')))
        throw refuse('NOT_ALLOWED', 'origin');
    }
    return next();
  };

/** False for `null` (a sandboxed page) and for what is no address. */
const isHost = (origin: string, host: string | undefined): boolean =>
  URL.canParse(origin) && new URL(origin).host === host;
