import type { Context } from 'hono';
import type { Session } from '#model/desk/account.ts';
import type { Id } from '#model/ids.ts';
import { instantOf } from '#server/clock.ts';
import { BEGUN, noteDeed } from '#server/desk/deeds.ts';
import { hasFactor, isFactorNeeded } from '#server/desk/second-factor.ts';
import { IDLE_MS, startSession } from '#server/desk/sessions.ts';
import { signedInAs } from '#server/desk/signed-in.ts';
import { refuse } from '#server/refusals.ts';
import { clientAddress } from '#server/routes/client-address.ts';
import type { Server } from '#server/server.ts';
import { requireMission } from '#server/store/missions.ts';
import { browserWords } from './browser-words.ts';
import { setSessionCookie } from './session-cookie.ts';

/**
 * Starts a session: the cookie goes into the reply's headers, what is returned into its body. Whoever has just made the
 * mission goes on with it (`isFirst`); from the next sign-in an owner needs a second factor. @throws LOGIN_WRONG
 */
export async function beginSession(
  c: Context,
  server: Server,
  { person, passwordHash, isFirst = false }: { person: Id; passwordHash?: string; isFirst?: boolean },
): Promise<Session> {
  const who = await signedInAs(server.db, person);
  if (!who) throw refuse('LOGIN_WRONG');
  const mission = await requireMission(server.db, who.mission);
  const factorDue = !isFirst && isFactorNeeded(who.role, mission) && !(await hasFactor(server.db, server, person));
  await noteDeed(server, {
    mission: who.mission,
    actor: person,
    act: isFirst ? 'set-up' : 'sign-in',
    object: '',
    address: clientAddress(c),
    result: BEGUN,
  });
  const device = browserWords(c.req.header('user-agent'));
  setSessionCookie(
    c,
    server.origin,
    await startSession(server.db, { ...server, person, passwordHash, device, factorDue }),
  );
  return {
    person: who.person,
    mission,
    factorDue,
    expiresAt: instantOf(server.clock() + IDLE_MS),
  };
}
