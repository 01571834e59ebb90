import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { PUSH_LIMIT } from '#model/protocol/messages.ts';
import { type Group, openApiDocument } from './openapi.ts';
import { refuse } from './refusals.ts';
import { answerRefusals } from './routes/answer-refusals.ts';
import { deskOperations, deskRoutes } from './routes/desk/desk-routes.ts';
import { healthOperations, healthRoutes } from './routes/health.ts';
import { securityHeaders } from './routes/security-headers.ts';
import { staticRoutes } from './routes/static.ts';
import { syncOperations, syncRoutes } from './routes/sync.ts';
import type { Server } from './server.ts';

/** Longest body of a coordinator's request: a station list. */
const DESK_BYTES = 20_000_000;

type Mounted = Group & { mount: (app: Hono) => unknown };

/** Every group of routes, where it is mounted, and what the API document says of it. */
const mounted = (server: Server): Mounted[] => [
  { at: '/', mount: (app) => app.route('/', healthRoutes(server)), operations: healthOperations },
  { at: '/api/v1', mount: (app) => app.route('/api/v1', syncRoutes(server)), operations: syncOperations },
  { at: '/api/desk', mount: (app) => app.route('/api/desk', deskRoutes(server)), operations: deskOperations },
];

/** The whole server as a value: no port, no environment. */
export function createApp(server: Server) {
  const app = new Hono();
  const groups = mounted(server);
  app.use(securityHeaders(server.origin));
  const compressing = compress({ encoding: 'gzip' });
  // what a push is answered is hashes and signatures, which do not compress
  app.use('/api/*', (c, next) => (c.req.path === '/api/v1/push' ? next() : compressing(c, next)));
  app.use('/api/v1/*', limitBody(PUSH_LIMIT.bytes));
  app.use('/api/desk/*', limitBody(DESK_BYTES));
  for (const { mount } of groups) mount(app);
  app.get('/api/openapi.json', (c) => c.json(openApiDocument([...groups, { at: '/api', operations: ownOperations }])));
  app.route('/', staticRoutes(server));

  answerRefusals(app, server);
  return app;
}

const ownOperations: Group['operations'] = [
  { method: 'get', path: '/openapi.json', summary: 'This document.', access: 'anyone', reply: 'file', refusals: [] },
];

const limitBody = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw refuse('TOO_LARGE', String(maxSize));
    },
  });
