import { Hono } from 'hono';
import { NewCoordinator } from '#model/desk/administration.ts';
import { Person } from '#model/mission.ts';
import { addAccount, readyAccount } from '#server/desk/accounts.ts';
import type { Operation } from '#server/routes/operation.ts';
import type { Server } from '#server/server.ts';
import { action } from './action.ts';
import type { DeskEnv } from './gate.ts';
import { readBody } from './read-request.ts';

export const coordinatorOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/coordinators',
    summary: 'Adds a person who signs in at headquarters. Owners only.',
    access: 'session',
    body: NewCoordinator,
    reply: Person,
    refusals: ['SESSION_ENDED', 'NOT_ALLOWED', 'PASSWORD_WEAK', 'NAME_TAKEN'],
  },
];

export function coordinatorRoutes({ db, clock, random }: Server) {
  const app = new Hono<DeskEnv>();

  app.post('/coordinators', action('change-roles'), async (c) => {
    const account = await readyAccount(await readBody(c, NewCoordinator));
    const { mission } = c.var.who;
    return c.json(await db.transaction().execute((tx) => addAccount(tx, { mission, account, clock, random })), 201);
  });

  return app;
}
