import type { LoginRequest } from '#model/desk/account.ts';
import type { Id } from '#model/ids.ts';
import { Role } from '#model/mission.ts';
import { reachOf } from '#model/roles.ts';
import { refuse } from '#server/refusals.ts';
import type { Server } from '#server/server.ts';
import type { Database } from '#server/store/dialect.ts';
import { type Attempt, forgetFailures, recordFailure, waitBefore } from './login-limiter.ts';
import { isPassword } from './passwords.ts';
import { hasFactor, takeCode } from './second-factor.ts';

type Checking = Pick<Server, 'db' | 'clock' | 'keys'>;

/**
 * Who has this login and password, and the second factor where there is one. The refusal tells neither whether login
 * or password was wrong nor, by the time it takes, whether anybody has the login.
 * @throws LOGIN_TOO_OFTEN, LOGIN_WRONG, FACTOR_NEEDED, FACTOR_WRONG, BUSY
 */
export async function signIn(
  server: Checking,
  { login, password, code, address }: LoginRequest & { address: string },
): Promise<Id> {
  const { db } = server;
  const attempt = { login, address };
  await allow(server, attempt);
  const account = await accountBy(db, { login });
  const right = await isPassword(password, account?.password_hash);
  if (!account || !right || reachOf(Role.parse(account.role), 'use-the-desk') === undefined)
    return failed(server, attempt, 'LOGIN_WRONG');
  const person = account.person_id;
  if (await hasFactor(db, server, person)) {
    if (code === undefined || code === '') throw refuse('FACTOR_NEEDED');
    if (!(await takeCode(db, server, { person, typed: code }))) return failed(server, attempt, 'FACTOR_WRONG');
  }
  await forgetFailures(db, attempt);
  return person;
}

/**
 * Whoever is signed in shows again who they are: with a second factor by its code, else by the password. Guesses count
 * as those of signing in. @throws LOGIN_TOO_OFTEN, LOGIN_WRONG, FACTOR_WRONG, BUSY
 */
export async function showAgain(
  server: Checking,
  { person, shown, address }: { person: Id; shown: string; address: string },
): Promise<void> {
  const { db } = server;
  if (!(await hasFactor(db, server, person))) return showPassword(server, { person, password: shown, address });
  const account = await accountBy(db, { person });
  const attempt = { login: account?.login ?? '', address };
  await allow(server, attempt);
  if (!(await takeCode(db, server, { person, typed: shown }))) await failed(server, attempt, 'FACTOR_WRONG');
  await forgetFailures(db, attempt);
}

/** The password alone, whatever else the account has. @throws LOGIN_TOO_OFTEN, LOGIN_WRONG, BUSY */
export async function showPassword(
  server: Checking,
  { person, password, address }: { person: Id; password: string; address: string },
): Promise<void> {
  const account = await accountBy(server.db, { person });
  const attempt = { login: account?.login ?? '', address };
  await allow(server, attempt);
  if (!(await isPassword(password, account?.password_hash))) await failed(server, attempt, 'LOGIN_WRONG');
  await forgetFailures(server.db, attempt);
}

async function allow({ db, clock }: Checking, attempt: Attempt): Promise<void> {
  const waitMs = await waitBefore(db, attempt, clock());
  if (waitMs > 0) throw refuse('LOGIN_TOO_OFTEN', undefined, Math.ceil(waitMs / 1000));
}

async function failed(
  { db, clock }: Checking,
  attempt: Attempt,
  refusal: 'LOGIN_WRONG' | 'FACTOR_WRONG',
): Promise<never> {
  await recordFailure(db, attempt, clock());
  throw refuse(refusal);
}

function accountBy(db: Database, by: { login: string } | { person: Id }) {
  const accounts = db
    .selectFrom('accounts')
    .innerJoin('people', 'people.id', 'accounts.person_id')
    .select(['accounts.person_id', 'accounts.login', 'accounts.password_hash', 'people.role']);
  const found =
    'login' in by
      ? accounts.where('accounts.login', '=', by.login)
      : accounts.where('accounts.person_id', '=', by.person);
  return found.executeTakeFirst();
}
