import * as z from 'zod/mini';
import { Code, type Id } from '#model/ids.ts';
import { type Person, Role } from '#model/mission.ts';
import type { Actor } from '#model/roles.ts';
import type { Database } from '#server/store/dialect.ts';
import { areaPathsOf } from './area-paths.ts';

/** Who asks: a person with an account, in their mission. */
export type SignedIn = Actor & { person: Person };

/**
 * Undefined when the person has no account (any more). A regional coordinator answers for the areas of the team they
 * are in; in no team, or in one without areas, for nothing.
 */
export async function signedInAs(db: Database, id: Id): Promise<SignedIn | undefined> {
  const person = await db
    .selectFrom('people')
    .innerJoin('accounts', 'accounts.person_id', 'people.id')
    .leftJoin('team_members', 'team_members.person_id', 'people.id')
    .leftJoin('teams', 'teams.id', 'team_members.team_id')
    .select(['people.name', 'people.role', 'people.mission_id', 'teams.areas_json'])
    .where('people.id', '=', id)
    .executeTakeFirst();
  if (!person) return undefined;
  const role = Role.parse(person.role);
  const areas = z.array(Code).parse(JSON.parse(person.areas_json ?? '[]'));
  const areaPaths = role === 'regional-coordinator' ? await areaPathsOf(db, person.mission_id, areas) : [];
  return { person: { id, name: person.name, role }, role, mission: person.mission_id, areaPaths };
}
