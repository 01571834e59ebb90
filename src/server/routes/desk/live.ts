import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { LiveEvent } from '#model/desk/observations.ts';
import { newsFor } from '#server/desk/live-stream.ts';
import { findSession } from '#server/desk/sessions.ts';
import type { Operation } from '#server/routes/operation.ts';
import type { Server } from '#server/server.ts';
import { action } from './action.ts';
import type { DeskEnv } from './gate.ts';

/** Below the 30 s after which common proxies drop a silent connection. */
const HEARTBEAT_MS = 15_000;

export const liveOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/live',
    summary: 'A stream of the observations that changed; `Last-Event-ID` resumes.',
    access: 'session',
    reply: 'events',
    refusals: ['SESSION_ENDED', 'NOT_ALLOWED'],
  },
];

/**
 * One stream per browser. Each event's id, sent as `Last-Event-ID`, resumes after it. A change that lists no
 * observations says that more was missed than can be told: the page loads its tables again. The stream begins with an
 * event `here`, which only brings an id; it ends with the session.
 */
export function liveRoutes(server: Server, heartbeatMs = HEARTBEAT_MS) {
  const { db, clock, stopping } = server;
  const app = new Hono<DeskEnv>();

  app.get('/live', action('read-observations'), (c) => {
    const { who, session } = c.var;
    c.header('x-accel-buffering', 'no');
    if (c.req.method === 'HEAD') return c.body(null, 200, { 'content-type': 'text/event-stream' });
    return streamSSE(c, async (stream) => {
      const left = new AbortController();
      stream.onAbort(() => left.abort());
      const signal = AbortSignal.any([left.signal, stopping]);
      const after = c.req.header('last-event-id');
      for await (const news of newsFor(server, { reader: who, after, heartbeatMs, signal })) {
        if (!(await findSession(db, { token: session.token, clock, slide: false }))) return;
        if (news.kind === 'still-here') await stream.write(':\n\n');
        else
          await stream.writeSSE({
            id: news.cursor,
            ...(news.kind === 'here' ? { event: 'here' } : {}),
            data: JSON.stringify({
              observations: news.kind === 'changed' ? news.observations : [],
            } satisfies LiveEvent),
          });
      }
    });
  });

  return app;
}
