import type { Id } from '#model/ids.ts';
import { Person } from '#model/mission.ts';
import type { Database } from './dialect.ts';
import { sortKey } from './sort-key.ts';

const personFrom = (row: { id: string; name: string; role: string }): Person => Person.parse(row);

export async function peopleOfTeam(db: Database, team: Id): Promise<Person[]> {
  const rows = await db
    .selectFrom('people')
    .innerJoin('team_members', 'team_members.person_id', 'people.id')
    .select(['people.id', 'people.name', 'people.role'])
    .where('team_members.team_id', '=', team)
    .orderBy('people.name_key')
    .orderBy('people.id')
    .execute();
  return rows.map(personFrom);
}

export async function insertPerson(
  db: Database,
  { person, mission, createdAt }: { person: Person; mission: Id; createdAt: string },
): Promise<void> {
  await db
    .insertInto('people')
    .values({ ...person, mission_id: mission, name_key: sortKey(person.name), created_at: createdAt })
    .execute();
}
