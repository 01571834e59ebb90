import { publishedForms } from '#forms/published.ts';
import type { SetupRequest } from '#model/desk/account.ts';
import type { Id } from '#model/ids.ts';
import { nowOf } from '#server/clock.ts';
import { refuse } from '#server/refusals.ts';
import { tokenHash } from '#server/secrets.ts';
import type { Server } from '#server/server.ts';
import type { Database } from '#server/store/dialect.ts';
import { hasMission } from '#server/store/missions.ts';
import { addAccount, readyAccount } from './accounts.ts';
import { createMission } from './missions.ts';
import { isTimeZone } from './start-of-day.ts';

/**
 * Makes the mission and its owner, by the one-time link the server printed; returns the owner.
 * @throws SETUP_LINK_WRONG, PASSWORD_WEAK, REQUEST_MALFORMED, BUSY
 */
export async function setUpMission(server: Server, request: SetupRequest): Promise<Id> {
  const { db, clock, random } = server;
  await checkLink(db, request.secret);
  if (!isTimeZone(request.mission.timeZone)) throw refuse('REQUEST_MALFORMED', 'mission.timeZone');
  const account = await readyAccount({ ...request.owner, role: 'owner' });
  return db.transaction().execute(async (tx) => {
    await useLink(tx, request.secret, nowOf(clock));
    const mission = await createMission(tx, { mission: request.mission, forms: publishedForms, clock, random });
    const owner = await addAccount(tx, { mission: mission.id, id: random.id(), account, clock });
    return owner.id;
  });
}

/** Before anything costly: whoever does not have the link makes this server hash nothing. */
export async function checkLink(db: Database, secret: string): Promise<void> {
  const link = await db
    .selectFrom('setup_links')
    .select('used_at')
    .where('secret_hash', '=', tokenHash(secret))
    .executeTakeFirst();
  if (!link || link.used_at !== null || (await hasMission(db))) throw refuse('SETUP_LINK_WRONG');
}

/**
 * Of two who open the link at once, one sets up; every other link that was ever printed is void with it. In a
 * transaction. @throws SETUP_LINK_WRONG
 */
export async function useLink(db: Database, secret: string, at: string): Promise<void> {
  await checkLink(db, secret);
  const used = await db
    .updateTable('setup_links')
    .set({ used_at: at })
    .where('used_at', 'is', null)
    .returning('secret_hash')
    .execute();
  if (!used.some(({ secret_hash }) => secret_hash === tokenHash(secret))) throw refuse('SETUP_LINK_WRONG');
}
