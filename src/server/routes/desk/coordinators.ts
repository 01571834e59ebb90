import { Hono } from 'hono';
import { NewCoordinator } from '#model/desk/administration.ts';
import { Person } from '#model/mission.ts';
import { can } from '#model/roles.ts';
import { addAccount, readyAccount } from '#server/desk/accounts.ts';
import { endSessionsOf } from '#server/desk/sessions.ts';
import { signedInAs } from '#server/desk/signed-in.ts';
import { refuse } from '#server/refusals.ts';
import type { Operation } from '#server/routes/operation.ts';
import type { Server } from '#server/server.ts';
import { forgetFactor } from '#server/store/second-factors.ts';
import { action } from './action.ts';
import type { DeskEnv } from './gate.ts';
import { pathId, readBody } from './read-request.ts';

export const coordinatorOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/coordinators',
    summary: 'Adds a person who signs in at headquarters. Owners only.',
    access: 'session',
    body: NewCoordinator,
    reply: Person,
    refusals: ['SESSION_ENDED', 'NOT_ALLOWED', 'PROOF_NEEDED', 'PASSWORD_WEAK', 'NAME_TAKEN'],
  },
  {
    method: 'post',
    path: '/coordinators/:id/factor/remove',
    summary: 'Takes off the second factor of somebody who has lost it, and signs them out. Owners only.',
    access: 'session',
    reply: 'nothing',
    refusals: ['SESSION_ENDED', 'NOT_ALLOWED', 'PROOF_NEEDED', 'NOT_FOUND'],
  },
];

export function coordinatorRoutes({ db, clock, random }: Server) {
  const app = new Hono<DeskEnv>();

  app.post('/coordinators', action('change-roles'), async (c) => {
    const account = await readyAccount(await readBody(c, NewCoordinator));
    const { mission } = c.var.who;
    const id = random.id();
    await c.var.note(`role=${account.role} person=${id}`);
    return c.json(await db.transaction().execute((tx) => addAccount(tx, { mission, id, account, clock })), 201);
  });

  app.post('/coordinators/:id/factor/remove', action('change-roles'), async (c) => {
    const id = pathId(c);
    const person = await signedInAs(db, id);
    if (!person || !can(c.var.who, 'change-roles', { mission: person.mission })) throw refuse('NOT_FOUND', 'person');
    await db.transaction().execute(async (tx) => {
      await forgetFactor(tx, id);
      await endSessionsOf(tx, id);
    });
    return c.body(null, 204);
  });

  return app;
}
