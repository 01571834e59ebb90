import { instantOf } from '#server/clock.ts';
import type { Database } from '#server/store/dialect.ts';

/** Failures are remembered this long. */
export const LIMITER_WINDOW_MS = 15 * 60_000;

/**
 * Most failures within the window, from one address for one login, for one login from anywhere, and from one address
 * for any login. The second is wide, so that a stranger who keeps guessing does not lock a coordinator out.
 */
const MOST = { loginFromAddress: 5, login: 100, address: 30 } as const;

export type Attempt = { login: string; address: string };

const keysOf = ({ login, address }: Attempt) => ({
  loginFromAddress: `login-from:${login}|${address}`,
  login: `login:${login}`,
  address: `login-address:${address}`,
});

/** Milliseconds until this attempt may be made; 0 when it may be made now. */
export async function waitBefore(db: Database, attempt: Attempt, now: number): Promise<number> {
  const since = instantOf(now - LIMITER_WINDOW_MS);
  const keys = keysOf(attempt);
  const failures = await db
    .selectFrom('attempts')
    .select(['key', 'at'])
    .where('key', 'in', Object.values(keys))
    .where('at', '>', since)
    .orderBy('at', 'desc')
    .execute();
  const waits = Object.entries(MOST).map(([kind, most]) => {
    const ofKey = failures.filter(({ key }) => key === keys[kind as keyof typeof MOST]); // entries widens the key
    const oldestThatCounts = ofKey[most - 1];
    return oldestThatCounts ? Date.parse(oldestThatCounts.at) + LIMITER_WINDOW_MS - now : 0;
  });
  return Math.max(0, ...waits);
}

/** Remembers a failure, and forgets what no longer counts. */
export async function recordFailure(db: Database, attempt: Attempt, now: number): Promise<void> {
  const at = instantOf(now);
  await db
    .deleteFrom('attempts')
    .where('key', '>=', 'login')
    .where('key', '<', 'logio')
    .where('at', '<=', instantOf(now - LIMITER_WINDOW_MS))
    .execute();
  await db
    .insertInto('attempts')
    .values(Object.values(keysOf(attempt)).map((key) => ({ key, at })))
    .execute();
}

/** Someone who got in is no longer limited at this address. */
export async function forgetFailures(db: Database, attempt: Attempt): Promise<void> {
  await db.deleteFrom('attempts').where('key', '=', keysOf(attempt).loginFromAddress).execute();
}
