import { Hono } from 'hono';
import { LoginRequest, Session } from '#model/desk/account.ts';
import type { RequestRefusal } from '#model/protocol/refusal-codes.ts';
import { noteFailedSignIn } from '#server/desk/deeds.ts';
import { endSession } from '#server/desk/sessions.ts';
import { signIn } from '#server/desk/sign-in.ts';
import { RequestRefused } from '#server/refusals.ts';
import { clientAddress } from '#server/routes/client-address.ts';
import type { Operation } from '#server/routes/operation.ts';
import type { Server } from '#server/server.ts';
import { requireMission } from '#server/store/missions.ts';
import { action } from './action.ts';
import { beginSession } from './begin-session.ts';
import type { DeskEnv } from './gate.ts';
import { readBody } from './read-request.ts';
import { clearSessionCookie } from './session-cookie.ts';

export const sessionOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/login',
    summary: 'Signs a coordinator in.',
    access: 'anyone',
    body: LoginRequest,
    reply: Session,
    refusals: ['LOGIN_WRONG', 'LOGIN_TOO_OFTEN', 'FACTOR_NEEDED', 'FACTOR_WRONG', 'NOT_ALLOWED'],
  },
  {
    method: 'post',
    path: '/logout',
    summary: 'Ends the session.',
    access: 'session',
    reply: 'nothing',
    refusals: ['SESSION_ENDED'],
  },
  {
    method: 'get',
    path: '/session',
    summary: 'Who is signed in, in which mission, and until when if nothing more is asked.',
    access: 'session',
    reply: Session,
    refusals: ['SESSION_ENDED'],
  },
];

const NOTED: ReadonlySet<string> = new Set([
  'LOGIN_WRONG',
  'FACTOR_WRONG',
  // somebody knows the password
  'FACTOR_NEEDED',
] satisfies RequestRefusal[]);

export function sessionRoutes(server: Server) {
  const { db, origin } = server;
  const app = new Hono<DeskEnv>();

  app.post('/login', action('sign-in'), async (c) => {
    const request = await readBody(c, LoginRequest);
    const address = clientAddress(c);
    const enter = async () => beginSession(c, server, await signIn(server, { ...request, address }));
    const session = await enter().catch(async (error: unknown) => {
      // what is refused as too often is not written down: nobody shall fill the log with it
      if (error instanceof RequestRefused && NOTED.has(error.message))
        await noteFailedSignIn(server, { login: request.login, address, result: error.message });
      throw error;
    });
    return c.json(session satisfies Session);
  });

  app.post('/logout', action('use-own-account'), async (c) => {
    await endSession(db, c.var.session);
    clearSessionCookie(c, origin);
    return c.body(null, 204);
  });

  app.get('/session', action('use-own-account'), async (c) =>
    c.json({
      person: c.var.who.person,
      mission: await requireMission(db, c.var.who.mission),
      expiresAt: c.var.session.expiresAt,
      factorDue: c.var.session.factorDue,
    } satisfies Session),
  );

  return app;
}
