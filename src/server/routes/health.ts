import { Hono } from 'hono';
import * as z from 'zod/mini';
import { nowOf } from '#server/clock.ts';
import type { Server } from '#server/server.ts';
import { writeState } from '#server/store/server-state.ts';
import type { Operation } from './operation.ts';

const Live = z.object({ alive: z.literal(true) });
const Ready = z.object({ ready: z.boolean() });

/** For whoever watches over the process; at the root, without credentials, saying nothing about the mission. */
export const healthOperations: readonly Operation[] = [
  { method: 'get', path: '/livez', summary: 'The process answers.', access: 'anyone', reply: Live, refusals: [] },
  {
    method: 'get',
    path: '/readyz',
    summary: 'The database takes writes. Status 503 when not, and while stopping.',
    access: 'anyone',
    reply: Ready,
    refusals: [],
  },
];

export function healthRoutes(server: Server) {
  const app = new Hono();
  app.get('/livez', (c) => c.json({ alive: true }));
  app.get('/readyz', async (c) => {
    const ready = !server.stopping.aborted && (await canWrite(server));
    return c.json({ ready }, ready ? 200 : 503);
  });
  return app;
}

const canWrite = ({ db, clock }: Server): Promise<boolean> =>
  writeState(db, 'probe', nowOf(clock)).then(
    () => true,
    () => false, // the reason is in the log of whatever request meets it
  );
