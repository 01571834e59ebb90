import { instantOf } from '#server/clock.ts';
import { refuse } from '#server/refusals.ts';
import { oneCountsAtATime } from '#server/store/attempts.ts';
import type { Database } from '#server/store/dialect.ts';

/** Guesses are remembered this long. */
export const LIMITER_WINDOW_MS = 15 * 60_000;

/**
 * Most guesses within the window, from one address for one login, for one login from anywhere, and from one address
 * for any login. The second is wide, so that a stranger who keeps guessing does not lock a coordinator out.
 */
const MOST = { loginFromAddress: 5, login: 100, address: 30 } as const;

export type Attempt = { login: string; address: string };

/** `at` tells it from every other attempt for this login or from this address. */
export type Counted = Attempt & { at: string };

const keysOf = ({ login, address }: Attempt) => ({
  loginFromAddress: `login-from:${login}|${address}`,
  login: `login:${login}`,
  address: `login-address:${address}`,
});

/**
 * Counts an attempt as a guess before it is looked at: of any number that come at once, no more are looked at than may
 * be. Also forgets what no longer counts. @throws LOGIN_TOO_OFTEN, which is not counted
 */
export async function countAttempt(db: Database, attempt: Attempt, now: number): Promise<Counted> {
  const keys = keysOf(attempt);
  return db.transaction().execute(async (tx) => {
    await oneCountsAtATime(tx);
    const since = instantOf(now - LIMITER_WINDOW_MS);
    await tx
      .deleteFrom('attempts')
      .where('key', '>=', 'login')
      .where('key', '<', 'logio')
      .where('at', '<=', since)
      .execute();
    const guesses = await tx
      .selectFrom('attempts')
      .select(['key', 'at'])
      .where('key', 'in', Object.values(keys))
      .orderBy('at', 'desc')
      .execute();
    const waits = Object.entries(MOST).map(([kind, most]) => {
      const ofKey = guesses.filter(({ key }) => key === keys[kind as keyof typeof MOST]); // entries widens the key
      const oldestThatCounts = ofKey[most - 1];
      return oldestThatCounts ? Date.parse(oldestThatCounts.at) + LIMITER_WINDOW_MS - now : 0;
    });
    const waitMs = Math.max(0, ...waits);
    if (waitMs > 0) throw refuse('LOGIN_TOO_OFTEN', undefined, Math.ceil(waitMs / 1000));
    const at = instantOf(Math.max(now, Date.parse(guesses[0]?.at ?? instantOf(0)) + 1));
    await tx
      .insertInto('attempts')
      .values(Object.values(keys).map((key) => ({ key, at })))
      .execute();
    return { ...attempt, at };
  });
}

/** It was no guess. `but`: it still counts for this login from this address. */
export async function takeBack(
  db: Database,
  { at, ...attempt }: Counted,
  { but }: { but?: 'loginFromAddress' } = {},
): Promise<void> {
  const { loginFromAddress, login, address } = keysOf(attempt);
  const keys = but === undefined ? [loginFromAddress, login, address] : [login, address];
  await db.deleteFrom('attempts').where('key', 'in', keys).where('at', '=', at).execute();
}

/** Someone got in: it was no guess, and they are no longer limited at this address. */
export async function forgetGuesses(db: Database, counted: Counted): Promise<void> {
  await takeBack(db, counted);
  await db.deleteFrom('attempts').where('key', '=', keysOf(counted).loginFromAddress).execute();
}
