import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { can, NEEDS_PROOF } from '#model/roles.ts';
import { findSession, type OpenSession, proofCountsMs } from '#server/desk/sessions.ts';
import { type SignedIn, signedInAs } from '#server/desk/signed-in.ts';
import { refuse } from '#server/refusals.ts';
import type { Server } from '#server/server.ts';
import { actionOf } from './action.ts';
import { sessionToken } from './session-cookie.ts';

/** What a route behind the gate knows. Not set where nobody needs to be signed in. */
export type DeskEnv = { Variables: { who: SignedIn; session: OpenSession & { token: string } } };

/**
 * Lets a request through when the role of whoever is signed in may do what the route names. A path without a route,
 * or a route without a name, is not found.
 */
export const gate =
  ({ db, clock, origin }: Server): MiddlewareHandler<DeskEnv> =>
  async (c, next) => {
    const action = matchedRoutes(c)
      .map(({ handler }) => actionOf(handler))
      .find((name) => name !== undefined);
    if (action === undefined) throw refuse('NOT_FOUND');
    if (can(null, action)) return next();
    const token = sessionToken(c, origin) ?? '';
    const session = await findSession(db, { token, clock });
    const who = session && (await signedInAs(db, session.person));
    if (!session || !who) throw refuse('SESSION_ENDED');
    if (!can(who, action)) throw refuse('NOT_ALLOWED', action);
    if (session.factorDue && action !== 'use-own-account') throw refuse('FACTOR_DUE');
    if (NEEDS_PROOF.has(action) && proofCountsMs(session, clock) === 0) throw refuse('PROOF_NEEDED');
    c.set('who', who);
    c.set('session', { ...session, token });
    return next();
  };
