import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

const TWO_YEARS_S = 63_072_000;

/**
 * Pages may load what this server sends and nothing else. No Trusted Types: they break the registration of the
 * service worker.
 */
const pageHeaders = (origin: string) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'blob:', 'data:'],
      connectSrc: ["'self'"],
      workerSrc: ["'self'"],
      manifestSrc: ["'self'"],
      fontSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: 'DENY',
    strictTransportSecurity: origin.startsWith('https:') ? `max-age=${TWO_YEARS_S}; includeSubDomains` : false,
    permissionsPolicy: { camera: ['self'], geolocation: ['self'], microphone: [], payment: [], usb: [] },
  });

/** A route that says more narrowly what its reply may do keeps its own policy. */
export function securityHeaders(origin: string): MiddlewareHandler {
  const page = pageHeaders(origin);
  return async (c, next) => {
    let own: string | null = null;
    const ended = await page(c, async () => {
      await next();
      own = c.res.headers.get('content-security-policy');
    });
    if (own !== null) c.res.headers.set('content-security-policy', own);
    return ended;
  };
}
