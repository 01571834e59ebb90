import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { type Action, can, NEEDS_PROOF } from '#model/roles.ts';
import { BEGUN, noteDeed } from '#server/desk/deeds.ts';
import { seldom } from '#server/desk/seldom.ts';
import { findSession, type OpenSession, proofCountsMs } from '#server/desk/sessions.ts';
import { type SignedIn, signedInAs } from '#server/desk/signed-in.ts';
import { RequestRefused, refuse } from '#server/refusals.ts';
import { clientAddress } from '#server/routes/client-address.ts';
import type { Server } from '#server/server.ts';
import { actionOf } from './action.ts';
import { sessionToken } from './session-cookie.ts';

/**
 * What a route behind the gate knows. Not set where nobody needs to be signed in. `note` adds to the log what the
 * address does not say; before it is done, and from what was parsed.
 */
export type DeskEnv = {
  Variables: { who: SignedIn; session: OpenSession & { token: string }; note: (detail: string) => Promise<void> };
};

/** A page that asks again and again for what it does not get must not fill the log. */
const REFUSALS_NOTED_EVERY_MS = 60_000;

/**
 * Lets a request through when the role of whoever is signed in may do what the route names. A path without a route,
 * or a route without a name, is not found.
 */
export function gate(server: Server): MiddlewareHandler<DeskEnv> {
  const { db, clock, origin } = server;
  const isNews = seldom(REFUSALS_NOTED_EVERY_MS, clock);
  return async (c, next) => {
    const [route] = matchedRoutes(c).flatMap(({ handler, path }) => {
      const action = actionOf(handler);
      return action === undefined ? [] : { action, path };
    });
    if (!route) throw refuse('NOT_FOUND');
    const { action, path } = route;
    if (can(null, action)) return next();
    const token = sessionToken(c, origin) ?? '';
    const session = await findSession(db, { token, clock });
    const who = session && (await signedInAs(db, session.person));
    if (!session || !who) throw refuse('SESSION_ENDED');
    const deed = { ...deedOf(c, who), act: action };
    const note = (result: string) => noteDeed(server, { ...deed, result });
    const isNoted = isDeed(c.req.method, action);
    const refusal = refusalOf({ who, session, action, proofMs: proofCountsMs(session, clock) });
    if (refusal) {
      const { refusal: code } = refusal.refusal;
      const said = [session.id, c.req.method, path, code].join(' ');
      if ((isNoted || code === 'NOT_ALLOWED') && isNews(said)) await note(refusal.message);
      throw refusal;
    }
    if (isNoted) await note(BEGUN);
    c.set('who', who);
    c.set('session', { ...session, token });
    c.set('note', (detail) => noteDeed(server, { ...deed, object: `${deed.object} ${detail}`, result: BEGUN }));
    await next();
    if (isNoted && c.error) await note(c.error instanceof RequestRefused ? c.error.message : 'failed');
  };
}

type Asked = { who: SignedIn; session: OpenSession; action: Action; proofMs: number };

function refusalOf({ who, session, action, proofMs }: Asked): RequestRefused | undefined {
  if (!can(who, action)) return refuse('NOT_ALLOWED', action);
  if (session.factorDue && action !== 'use-own-account') return refuse('FACTOR_DUE');
  return NEEDS_PROOF.has(action) && proofMs === 0 ? refuse('PROOF_NEEDED') : undefined;
}

/** What changes something, and what leaves the building. */
const isDeed = (method: string, action: Action): boolean =>
  !['GET', 'HEAD'].includes(method) || action === 'export-observations' || action === 'export-audit';

/** Identifiers and no names: the log outlives what is said of a person. */
function deedOf(c: Context, { person, mission }: SignedIn) {
  const { pathname, search } = new URL(c.req.url);
  const what = `${c.req.method} ${pathname.replace('/api/desk', '')}${search}`;
  return { mission, actor: person.id, object: what.slice(0, 500), address: clientAddress(c) };
}
