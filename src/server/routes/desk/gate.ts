import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { type Action, can, NEEDS_PROOF } from '#model/roles.ts';
import { BEGUN, noteDeed } from '#server/desk/deeds.ts';
import { findSession, type OpenSession, proofCountsMs } from '#server/desk/sessions.ts';
import { type SignedIn, signedInAs } from '#server/desk/signed-in.ts';
import { RequestRefused, refuse } from '#server/refusals.ts';
import { clientAddress } from '#server/routes/client-address.ts';
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
  (server: Server): MiddlewareHandler<DeskEnv> =>
  async (c, next) => {
    const { db, clock, origin } = server;
    const action = matchedRoutes(c)
      .map(({ handler }) => actionOf(handler))
      .find((name) => name !== undefined);
    if (action === undefined) throw refuse('NOT_FOUND');
    if (can(null, action)) return next();
    const token = sessionToken(c, origin) ?? '';
    const session = await findSession(db, { token, clock });
    const who = session && (await signedInAs(db, session.person));
    if (!session || !who) throw refuse('SESSION_ENDED');
    const note = async (result: string) => noteDeed(server, { ...(await deedOf(c, who)), act: action, result });
    const isNoted = isDeed(c.req.method, action);
    const refusal = refusalOf({ who, session, action, proofMs: proofCountsMs(session, clock) });
    if (refusal) {
      if (isNoted || refusal.refusal.refusal === 'NOT_ALLOWED') await note(refusal.message);
      throw refusal;
    }
    if (isNoted) await note(BEGUN);
    c.set('who', who);
    c.set('session', { ...session, token });
    await next();
    if (isNoted && c.error) await note(c.error instanceof RequestRefused ? c.error.message : 'failed');
  };

type Asked = { who: SignedIn; session: OpenSession; action: Action; proofMs: number };

function refusalOf({ who, session, action, proofMs }: Asked): RequestRefused | undefined {
  if (!can(who, action)) return refuse('NOT_ALLOWED', action);
  if (session.factorDue && action !== 'use-own-account') return refuse('FACTOR_DUE');
  return NEEDS_PROOF.has(action) && proofMs === 0 ? refuse('PROOF_NEEDED') : undefined;
}

/** What changes something, and what leaves the building. */
const isDeed = (method: string, action: Action): boolean =>
  !['GET', 'HEAD'].includes(method) || action === 'export-observations';

/** Identifiers and no names: the log outlives what is said of a person. A change of roles says which. */
async function deedOf(c: Context, { person, mission }: SignedIn) {
  const { pathname, search } = new URL(c.req.url);
  const role = c.req.method === 'PATCH' ? /"role"\s*:\s*"([a-z-]{1,40})"/.exec(await c.req.text())?.[1] : undefined;
  const what = `${c.req.method} ${pathname.replace('/api/desk', '')}${search}${role ? ` role=${role}` : ''}`;
  return { mission, actor: person.id, object: what.slice(0, 500), address: clientAddress(c) };
}
