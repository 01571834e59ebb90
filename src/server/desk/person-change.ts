import { detailOf } from '#messages/details/detail.ts';
import type { PersonChange } from '#model/desk/administration.ts';
import type { Id } from '#model/ids.ts';
import { Person } from '#model/mission.ts';
import { refuse } from '#server/refusals.ts';
import type { Database } from '#server/store/dialect.ts';
import { sortKey } from '#server/store/sort-key.ts';
import { joinTeam, leaveTeam } from '#server/store/teams.ts';
import { endSessionsOf } from './sessions.ts';
import { checkTeam } from './teams.ts';

/**
 * Renames a person or changes their role or team; who has another role must sign in again. The other members of a team
 * stay as they are. Call it in a transaction.
 * @throws NOT_FOUND for the person or team; REQUEST_MALFORMED for the last owner, without whom nobody could add another
 */
export async function changePerson(
  db: Database,
  { mission, id, change }: { mission: Id; id: Id; change: PersonChange },
): Promise<Person> {
  const owners = await db
    .selectFrom('people')
    .innerJoin('accounts', 'accounts.person_id', 'people.id')
    .select('people.id')
    .where('people.mission_id', '=', mission)
    .where('people.role', '=', 'owner')
    .execute();
  if (change.role !== undefined && change.role !== 'owner' && owners.every((owner) => owner.id === id))
    throw refuse('REQUEST_MALFORMED', detailOf('last-owner'));
  const found = await db
    .selectFrom('people')
    .select(['id', 'name', 'role'])
    .where('id', '=', id)
    .where('mission_id', '=', mission)
    .executeTakeFirst();
  if (!found) throw refuse('NOT_FOUND', 'person');
  const person = Person.parse({ id, name: change.name ?? found.name, role: change.role ?? found.role });
  await db
    .updateTable('people')
    .set({ name: person.name, name_key: sortKey(person.name), role: person.role })
    .where('id', '=', id)
    .execute();
  if (person.role !== found.role) await endSessionsOf(db, id);
  if (change.team === null) await leaveTeam(db, id);
  else if (change.team !== undefined) {
    await checkTeam(db, mission, change.team);
    await joinTeam(db, id, change.team);
  }
  return person;
}
