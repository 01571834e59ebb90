import { Hono } from 'hono';
import { MissionProtection } from '#model/protection.ts';
import type { Operation } from '#server/routes/operation.ts';
import type { Server } from '#server/server.ts';
import { protectionOf, writeProtection } from '#server/store/missions.ts';
import { action } from './action.ts';
import type { DeskEnv } from './gate.ts';
import { readBody } from './read-request.ts';

const USUAL = ['SESSION_ENDED', 'NOT_ALLOWED'] as const;

export const protectionOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/protection',
    summary: "What the mission asks of its observers' phones.",
    access: 'session',
    reply: MissionProtection,
    refusals: USUAL,
  },
  {
    method: 'put',
    path: '/protection',
    summary: 'Asks more or less of them. Phones hear of it with their next pull; a protected phone stays protected.',
    access: 'session',
    body: MissionProtection,
    reply: MissionProtection,
    refusals: USUAL,
  },
];

export function protectionRoutes({ db }: Server) {
  const app = new Hono<DeskEnv>();
  app.get('/protection', action('use-the-desk'), async (c) =>
    c.json({ protection: await protectionOf(db, c.var.who.mission) }),
  );
  app.put('/protection', action('change-mission'), async (c) => {
    const { mission } = c.var.who;
    await writeProtection(db, mission, (await readBody(c, MissionProtection)).protection);
    return c.json({ protection: await protectionOf(db, mission) });
  });
  return app;
}
