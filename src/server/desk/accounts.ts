import type { NewCoordinator } from '#model/desk/administration.ts';
import type { Id } from '#model/ids.ts';
import type { Person } from '#model/mission.ts';
import { type Clock, nowOf } from '#server/clock.ts';
import { refuse } from '#server/refusals.ts';
import type { Database } from '#server/store/dialect.ts';
import { insertPerson } from '#server/store/people.ts';
import { weaknessOf } from './password-strength.ts';
import { hashPassword } from './passwords.ts';

/** An account whose password is good enough, and hashed. */
export type ReadyAccount = Omit<NewCoordinator, 'password'> & { passwordHash: string };

/**
 * Hashing takes long and nobody may wait for it with the store: do it before the transaction.
 * @throws PASSWORD_WEAK, BUSY
 */
export async function readyAccount({ password, ...account }: NewCoordinator): Promise<ReadyAccount> {
  const weakness = weaknessOf(password, account.login);
  if (weakness !== undefined) throw refuse('PASSWORD_WEAK', weakness);
  return { ...account, passwordHash: await hashPassword(password) };
}

/** Adds a person who signs in at headquarters. Call it in a transaction. @throws NAME_TAKEN */
export async function addAccount(
  db: Database,
  added: { mission: Id; id: Id; account: ReadyAccount; clock: Clock },
): Promise<Person> {
  const { mission, id, account, clock } = added;
  const person = { id, name: account.name, role: account.role };
  await insertPerson(db, { person, mission, createdAt: nowOf(clock) });
  const stored = await db
    .insertInto('accounts')
    .values({ person_id: person.id, login: account.login, password_hash: account.passwordHash })
    .onConflict((conflict) => conflict.column('login').doNothing())
    .returning('login')
    .executeTakeFirst();
  if (!stored) throw refuse('NAME_TAKEN', 'login');
  return person;
}
