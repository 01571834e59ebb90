import type { Id, Instant } from '#model/ids.ts';
import { type Clock, instantOf } from '#server/clock.ts';
import { newSecret, type Random } from '#server/random.ts';
import { refuse } from '#server/refusals.ts';
import { tokenHash } from '#server/secrets.ts';
import { noteUnlessAway } from '#server/store/database-away.ts';
import { type Database, isPostgres } from '#server/store/dialect.ts';

/** A session ends after this long without a request, and after this long whatever happens. */
export const IDLE_MS = 30 * 60_000;
export const ABSOLUTE_MS = 12 * 3_600_000;

/** How long it counts that somebody has shown who they are. */
export const PROOF_MS = 10 * 60_000;

/** A session's last request is written down at most this often, to spare the store. */
const NOTED_EVERY_MS = 60_000;

/** `expiresAt` is when it ends if nothing more is asked. */
export type OpenSession = { id: Id; person: Id; expiresAt: Instant; provenAt: Instant; factorDue: boolean };

const endOf = (lastSeenMs: number, absolute: Instant): number => Math.min(lastSeenMs + IDLE_MS, Date.parse(absolute));

/**
 * `device`: the browser in words. `factorDue`: a second factor has to be set up before anything else. `passwordHash`: of
 * the password that was shown; it must be the account's still.
 */
type Begun = {
  person: Id;
  clock: Clock;
  random: Random;
  device?: string;
  factorDue?: boolean;
  passwordHash?: string | undefined;
};

/**
 * Signs a person in; the token goes into the cookie and is kept nowhere else. Also forgets sessions that are long over.
 * Another password ends every session: one that is being begun with the password before is not begun.
 * @throws LOGIN_WRONG
 */
export async function startSession(
  db: Database,
  { person, clock, random, device = '', factorDue = false, passwordHash }: Begun,
): Promise<string> {
  const token = newSecret(random);
  const now = clock();
  await db.deleteFrom('sessions').where('expires_at', '<', instantOf(now)).execute();
  const session = {
    token_hash: tokenHash(token),
    id: random.id(),
    person_id: person,
    device,
    created_at: instantOf(now),
    last_seen_at: instantOf(now),
    expires_at: instantOf(now + ABSOLUTE_MS),
    proven_at: instantOf(now),
    factor_due: factorDue ? 1 : 0,
  };
  await db.transaction().execute(async (tx) => {
    if (passwordHash !== undefined && (await passwordHashOf(tx, person)) !== passwordHash) throw refuse('LOGIN_WRONG');
    await tx.insertInto('sessions').values(session).execute();
  });
  return token;
}

/** Locked: whoever changes it meanwhile waits, and then ends the session that was begun. */
async function passwordHashOf(db: Database, person: Id): Promise<string | undefined> {
  const reading = db.selectFrom('accounts').select('password_hash').where('person_id', '=', person);
  return (await (isPostgres(db) ? reading.forShare() : reading).executeTakeFirst())?.password_hash;
}

/** The session behind a cookie, while it lasts; `slide: false` looks without counting as a request. */
export async function findSession(
  db: Database,
  { token, clock, slide = true }: { token: string; clock: Clock; slide?: boolean },
): Promise<OpenSession | undefined> {
  const found = await db
    .selectFrom('sessions')
    .selectAll()
    .where('token_hash', '=', tokenHash(token))
    .executeTakeFirst();
  const now = clock();
  if (!found || endOf(Date.parse(found.last_seen_at), found.expires_at) <= now) return undefined;
  const isDue = slide && now - Date.parse(found.last_seen_at) >= NOTED_EVERY_MS;
  const isNoted = isDue && (await noteUnlessAway(noteSeen(db, token, now)));
  const seen = isNoted ? now : Date.parse(found.last_seen_at);
  return {
    id: found.id,
    person: found.person_id,
    expiresAt: instantOf(endOf(seen, found.expires_at)),
    provenAt: found.proven_at,
    factorDue: found.factor_due === 1,
  };
}

const noteSeen = (db: Database, token: string, now: number) =>
  db
    .updateTable('sessions')
    .set({ last_seen_at: instantOf(now) })
    .where('token_hash', '=', tokenHash(token))
    .execute();

/** For how many ms more it counts that the person has shown who they are; 0 when it does not. */
export const proofCountsMs = ({ provenAt }: Pick<OpenSession, 'provenAt'>, clock: Clock): number =>
  Math.max(0, Date.parse(provenAt) + PROOF_MS - clock());

/** The person of this session has just shown who they are. */
export async function noteProof(db: Database, id: Id, change: { at: Instant; factorDue?: boolean }): Promise<void> {
  await db
    .updateTable('sessions')
    .set({
      proven_at: change.at,
      ...(change.factorDue === undefined ? {} : { factor_due: change.factorDue ? 1 : 0 }),
    })
    .where('id', '=', id)
    .execute();
}

/** The sessions of a person that still last, the last used first. */
export async function sessionsOf(db: Database, { person, clock }: { person: Id; clock: Clock }) {
  const rows = await db
    .selectFrom('sessions')
    .select(['id', 'device', 'created_at', 'last_seen_at', 'expires_at'])
    .where('person_id', '=', person)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.filter((row) => endOf(Date.parse(row.last_seen_at), row.expires_at) > clock());
}

/** Ends one of a person's own sessions; false when they have no such one. */
export async function endSession(db: Database, { id, person }: Pick<OpenSession, 'id' | 'person'>): Promise<boolean> {
  const ended = await db
    .deleteFrom('sessions')
    .where('id', '=', id)
    .where('person_id', '=', person)
    .returning('id')
    .executeTakeFirst();
  return ended !== undefined;
}

/** Signs a person out everywhere, or everywhere else: what they sign in with, or may do, is another now. */
export async function endSessionsOf(db: Database, person: Id, { except = '' }: { except?: Id } = {}): Promise<void> {
  await db.deleteFrom('sessions').where('person_id', '=', person).where('id', '<>', except).execute();
}
