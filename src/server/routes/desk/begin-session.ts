import type { Context } from 'hono';
import type { Session } from '#model/desk/account.ts';
import type { Id } from '#model/ids.ts';
import { instantOf } from '#server/clock.ts';
import { IDLE_MS, startSession } from '#server/desk/sessions.ts';
import { signedInAs } from '#server/desk/signed-in.ts';
import { refuse } from '#server/refusals.ts';
import type { Server } from '#server/server.ts';
import { requireMission } from '#server/store/missions.ts';
import { setSessionCookie } from './session-cookie.ts';

/** Starts a session: the cookie goes into the reply's headers, what is returned into its body. @throws LOGIN_WRONG */
export async function beginSession(c: Context, server: Server, person: Id): Promise<Session> {
  const who = await signedInAs(server.db, person);
  if (!who) throw refuse('LOGIN_WRONG');
  setSessionCookie(c, server.origin, await startSession(server.db, { ...server, person }));
  return {
    person: who.person,
    mission: await requireMission(server.db, who.mission),
    expiresAt: instantOf(server.clock() + IDLE_MS),
  };
}
