import type { Account } from '#model/desk/account.ts';
import type { Id } from '#model/ids.ts';
import { refuse } from '#server/refusals.ts';
import type { Server } from '#server/server.ts';
import type { Database } from '#server/store/dialect.ts';
import { requireMission } from '#server/store/missions.ts';
import { recoveryCodesLeft } from '#server/store/second-factors.ts';
import { weaknessOf } from './password-strength.ts';
import { hashPassword } from './passwords.ts';
import { hasFactor, isFactorNeeded } from './second-factor.ts';
import { endSessionsOf, type OpenSession, sessionsOf } from './sessions.ts';
import { showPassword } from './sign-in.ts';
import type { SignedIn } from './signed-in.ts';

type Own = { who: SignedIn; session: OpenSession };

export async function readAccount(server: Server, { who, session }: Own): Promise<Account> {
  const { db, clock } = server;
  const person = who.person.id;
  const sessions = await sessionsOf(db, { person, clock });
  return {
    login: await loginOf(db, person),
    sessions: sessions.map(({ id, device, created_at, last_seen_at }) => ({
      id,
      device,
      startedAt: created_at,
      lastSeenAt: last_seen_at,
      isThis: id === session.id,
    })),
    factor: {
      isOn: await hasFactor(db, server, person),
      isNeeded: isFactorNeeded(who.role, await requireMission(db, who.mission)),
      recoveryCodesLeft: await recoveryCodesLeft(db, person),
    },
  };
}

export async function loginOf(db: Database, person: Id): Promise<string> {
  const { login } = await db
    .selectFrom('accounts')
    .select('login')
    .where('person_id', '=', person)
    .executeTakeFirstOrThrow();
  return login;
}

/** Another password; every other session of the person ends. @throws LOGIN_WRONG, LOGIN_TOO_OFTEN, PASSWORD_WEAK, BUSY */
export async function changePassword(
  server: Server,
  { who, session, current, fresh, address }: Own & { current: string; fresh: string; address: string },
): Promise<void> {
  const { db } = server;
  const person = who.person.id;
  await showPassword(server, { person, password: current, address });
  const weakness = weaknessOf(fresh, await loginOf(db, person));
  if (weakness !== undefined) throw refuse('PASSWORD_WEAK', weakness);
  const password_hash = await hashPassword(fresh);
  await db.transaction().execute(async (tx) => {
    await tx.updateTable('accounts').set({ password_hash }).where('person_id', '=', person).execute();
    await endSessionsOf(tx, person, { except: session.id });
  });
}
