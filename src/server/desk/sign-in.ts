import type { LoginRequest } from '#model/desk/account.ts';
import type { Id } from '#model/ids.ts';
import { Role } from '#model/mission.ts';
import { reachOf } from '#model/roles.ts';
import type { Clock } from '#server/clock.ts';
import { refuse } from '#server/refusals.ts';
import type { Database } from '#server/store/dialect.ts';
import { forgetFailures, recordFailure, waitBefore } from './login-limiter.ts';
import { isPassword } from './passwords.ts';

/**
 * Who has this login and password. The refusal tells neither which of the two was wrong nor, by the time it takes,
 * whether anybody has the login. @throws LOGIN_TOO_OFTEN, LOGIN_WRONG, BUSY
 */
export async function signIn(
  db: Database,
  { login, password, address, clock }: LoginRequest & { address: string; clock: Clock },
): Promise<Id> {
  const attempt = { login, address };
  const waitMs = await waitBefore(db, attempt, clock());
  if (waitMs > 0) throw refuse('LOGIN_TOO_OFTEN', undefined, Math.ceil(waitMs / 1000));
  const account = await db
    .selectFrom('accounts')
    .innerJoin('people', 'people.id', 'accounts.person_id')
    .select(['accounts.person_id', 'accounts.password_hash', 'people.role'])
    .where('login', '=', login)
    .executeTakeFirst();
  const right = await isPassword(password, account?.password_hash);
  if (!account || !right || reachOf(Role.parse(account.role), 'use-the-desk') === undefined) {
    await recordFailure(db, attempt, clock());
    throw refuse('LOGIN_WRONG');
  }
  await forgetFailures(db, attempt);
  return account.person_id;
}
