import { Hono } from 'hono';
import { SetupDemoRequest, SetupRequest } from '#model/desk/account.ts';
import { SetupDone, SetupState } from '#model/desk/administration.ts';
import { nowOf } from '#server/clock.ts';
import { createDemo } from '#server/demo/create-demo.ts';
import { checkLink, setUpMission, useLink } from '#server/desk/setup.ts';
import type { Operation } from '#server/routes/operation.ts';
import type { Server } from '#server/server.ts';
import { hasMission } from '#server/store/missions.ts';
import { action } from './action.ts';
import { beginSession } from './begin-session.ts';
import type { DeskEnv } from './gate.ts';
import { readBody } from './read-request.ts';

export const setupOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/setup',
    summary: 'Whether this server waits for its one-time set-up link.',
    access: 'anyone',
    reply: SetupState,
    refusals: [],
  },
  {
    method: 'post',
    path: '/setup',
    summary: 'Makes the mission and its owner, and signs the owner in.',
    access: 'anyone',
    body: SetupRequest,
    reply: SetupDone,
    refusals: ['SETUP_LINK_WRONG', 'PASSWORD_WEAK', 'NOT_ALLOWED'],
  },
  {
    method: 'post',
    path: '/setup/demo',
    summary: 'Makes the demonstration mission, and signs its owner in.',
    access: 'anyone',
    body: SetupDemoRequest,
    reply: SetupDone,
    refusals: ['SETUP_LINK_WRONG', 'NOT_ALLOWED'],
  },
];

export function setupRoutes(server: Server) {
  const { db, clock } = server;
  const app = new Hono<DeskEnv>();

  app.get('/setup', action('set-up'), async (c) => c.json({ needed: !(await hasMission(db)) } satisfies SetupState));

  app.post('/setup', action('set-up'), async (c) => {
    const owner = await setUpMission(server, await readBody(c, SetupRequest));
    return c.json((await beginSession(c, server, { person: owner, isFirst: true })) satisfies SetupDone, 201);
  });

  app.post('/setup/demo', action('set-up'), async (c) => {
    const { secret } = await readBody(c, SetupDemoRequest);
    await checkLink(db, secret);
    const { owner, enrolment, signIn } = await createDemo(server, (tx) => useLink(tx, secret, nowOf(clock)));
    const { code, link } = enrolment;
    const session = await beginSession(c, server, { person: owner, isFirst: true });
    return c.json({ ...session, enrolment: { code, link }, signIn } satisfies SetupDone, 201);
  });

  return app;
}
