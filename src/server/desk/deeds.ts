import type { Id } from '#model/ids.ts';
import type { Action } from '#model/roles.ts';
import { nowOf } from '#server/clock.ts';
import type { Server } from '#server/server.ts';
import { appendDeed } from '#server/store/audit.ts';

/** Written down before it is done: what was done is in the log, whatever happens meanwhile. */
export const BEGUN = 'begun';

type Noted = { mission: Id; actor: Id | null; act: Action; object: string; address: string; result: string };

export const noteDeed = ({ db, clock }: Pick<Server, 'db' | 'clock'>, { address, ...noted }: Noted): Promise<void> =>
  appendDeed(db, { ...noted, at: nowOf(clock), address: networkOf(address) });

/** A third of the address is not kept: it tells networks apart, not households. */
export function networkOf(address: string): string {
  if (address.includes(':')) return `${address.split(':').slice(0, 3).join(':')}::/48`;
  const parts = address.split('.');
  return parts.length === 4 ? `${parts.slice(0, 3).join('.')}.0/24` : '';
}

/**
 * Somebody could not sign in. `login` is kept where it is somebody's: people type passwords into the wrong field. One
 * server has one mission; before there is one, nobody can try.
 */
export async function noteFailedSignIn(
  server: Pick<Server, 'db' | 'clock'>,
  { login, address, result }: { login: string; address: string; result: string },
): Promise<void> {
  const { db } = server;
  const account = await db
    .selectFrom('accounts')
    .innerJoin('people', 'people.id', 'accounts.person_id')
    .select('people.mission_id as mission')
    .where('accounts.login', '=', login)
    .executeTakeFirst();
  const missions = await db.selectFrom('missions').select('id').orderBy('created_at').limit(1).execute();
  const mission = account?.mission ?? missions[0]?.id;
  if (mission === undefined) return;
  await noteDeed(server, { mission, actor: null, act: 'sign-in', object: account ? login : '', address, result });
}
