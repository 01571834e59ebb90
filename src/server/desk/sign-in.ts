import type { LoginRequest } from '#model/desk/account.ts';
import type { Id } from '#model/ids.ts';
import { Role } from '#model/mission.ts';
import { reachOf } from '#model/roles.ts';
import { RequestRefused, refuse } from '#server/refusals.ts';
import type { Server } from '#server/server.ts';
import type { Database } from '#server/store/dialect.ts';
import { type Attempt, countAttempt, forgetGuesses, takeBack } from './login-limiter.ts';
import { isPassword } from './passwords.ts';
import { hasFactor, takeCode } from './second-factor.ts';

type Checking = Pick<Server, 'db' | 'clock' | 'keys'>;

/** Who signs in, and what was shown for it: a session is begun for nothing else. */
export type Shown = { person: Id; passwordHash: string };

/**
 * Who has this login and password, and the second factor where there is one. The refusal tells neither whether login
 * or password was wrong nor, by the time it takes, whether anybody has the login.
 * @throws LOGIN_TOO_OFTEN, LOGIN_WRONG, FACTOR_NEEDED, FACTOR_WRONG, BUSY
 */
export async function signIn(
  server: Checking,
  { login, password, code, address }: LoginRequest & { address: string },
): Promise<Shown> {
  const { db } = server;
  return looking(server, { login, address }, async () => {
    const account = await accountBy(db, { login });
    const right = await isPassword(password, account?.password_hash);
    if (!account || !right || reachOf(Role.parse(account.role), 'use-the-desk') === undefined)
      throw refuse('LOGIN_WRONG');
    const person = account.person_id;
    if (await hasFactor(db, server, person)) {
      if (code === undefined || code === '') throw refuse('FACTOR_NEEDED');
      if (!(await takeCode(db, server, { person, typed: code }))) throw refuse('FACTOR_WRONG');
    }
    return { person, passwordHash: account.password_hash };
  });
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
  await looking(server, { login: account?.login ?? '', address }, async () => {
    if (!(await takeCode(db, server, { person, typed: shown }))) throw refuse('FACTOR_WRONG');
  });
}

/** The password alone, whatever else the account has. @throws LOGIN_TOO_OFTEN, LOGIN_WRONG, BUSY */
export async function showPassword(
  server: Checking,
  { person, password, address }: { person: Id; password: string; address: string },
): Promise<void> {
  const account = await accountBy(server.db, { person });
  await looking(server, { login: account?.login ?? '', address }, async () => {
    if (!(await isPassword(password, account?.password_hash))) throw refuse('LOGIN_WRONG');
  });
}

/** Looks at what somebody shows, if they may show anything now. What turns out wrong stays counted. */
async function looking<Found>({ db, clock }: Checking, attempt: Attempt, look: () => Promise<Found>): Promise<Found> {
  const counted = await countAttempt(db, attempt, clock());
  try {
    const found = await look();
    await forgetGuesses(db, counted);
    return found;
  } catch (error) {
    const code = error instanceof RequestRefused ? error.refusal.refusal : undefined;
    if (code === 'BUSY') await takeBack(db, counted);
    // the first half of a sign-in: many behind one address do that, and none does it again and again
    if (code === 'FACTOR_NEEDED') await takeBack(db, counted, { but: 'loginFromAddress' });
    throw error;
  }
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
