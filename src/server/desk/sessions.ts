import type { Instant } from '#model/ids.ts';
import { type Clock, instantOf } from '#server/clock.ts';
import { newSecret, type Random } from '#server/random.ts';
import { tokenHash } from '#server/secrets.ts';
import { noteUnlessAway } from '#server/store/database-away.ts';
import type { Database } from '#server/store/dialect.ts';

/** A session ends after this long without a request, and after this long whatever happens. */
export const IDLE_MS = 30 * 60_000;
export const ABSOLUTE_MS = 12 * 3_600_000;

/** A session's last request is written down at most this often, to spare the store. */
const NOTED_EVERY_MS = 60_000;

/** `expiresAt` is when it ends if nothing more is asked. */
export type OpenSession = { person: string; expiresAt: Instant };

const endOf = (lastSeenMs: number, absolute: Instant): number => Math.min(lastSeenMs + IDLE_MS, Date.parse(absolute));

/** Signs a person in; the token goes into the cookie and is kept nowhere else. Also forgets sessions that are long over. */
export async function startSession(
  db: Database,
  { person, clock, random }: { person: string; clock: Clock; random: Random },
): Promise<string> {
  const token = newSecret(random);
  const now = clock();
  await db.deleteFrom('sessions').where('expires_at', '<', instantOf(now)).execute();
  await db
    .insertInto('sessions')
    .values({
      token_hash: tokenHash(token),
      person_id: person,
      created_at: instantOf(now),
      last_seen_at: instantOf(now),
      expires_at: instantOf(now + ABSOLUTE_MS),
    })
    .execute();
  return token;
}

/** The session behind a cookie, while it lasts; `slide: false` looks without counting as a request. */
export async function findSession(
  db: Database,
  { token, clock, slide = true }: { token: string; clock: Clock; slide?: boolean },
): Promise<OpenSession | undefined> {
  const found = await db
    .selectFrom('sessions')
    .select(['person_id', 'last_seen_at', 'expires_at'])
    .where('token_hash', '=', tokenHash(token))
    .executeTakeFirst();
  const now = clock();
  if (!found || endOf(Date.parse(found.last_seen_at), found.expires_at) <= now) return undefined;
  const isDue = slide && now - Date.parse(found.last_seen_at) >= NOTED_EVERY_MS;
  const isNoted = isDue && (await noteUnlessAway(noteSeen(db, token, now)));
  const seen = isNoted ? now : Date.parse(found.last_seen_at);
  return { person: found.person_id, expiresAt: instantOf(endOf(seen, found.expires_at)) };
}

const noteSeen = (db: Database, token: string, now: number) =>
  db
    .updateTable('sessions')
    .set({ last_seen_at: instantOf(now) })
    .where('token_hash', '=', tokenHash(token))
    .execute();

export async function endSession(db: Database, token: string): Promise<void> {
  await db.deleteFrom('sessions').where('token_hash', '=', tokenHash(token)).execute();
}

/** Signs a person out everywhere: their role or password is another now. */
export async function endSessionsOf(db: Database, person: string): Promise<void> {
  await db.deleteFrom('sessions').where('person_id', '=', person).execute();
}
