import type { Id } from '#model/ids.ts';
import { Team } from '#model/mission.ts';
import type { Database } from './dialect.ts';
import { fromJson } from './json.ts';

export async function teamById(db: Database, id: Id): Promise<(Team & { mission: Id }) | undefined> {
  const row = await db.selectFrom('teams').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const members = await db
    .selectFrom('team_members')
    .select('person_id')
    .where('team_id', '=', id)
    .orderBy('person_id')
    .execute();
  return {
    id: row.id,
    code: row.code,
    members: members.map((member) => member.person_id),
    areas: fromJson(Team.shape.areas, row.areas_json),
    mission: row.mission_id,
  };
}

export async function teamOfPerson(db: Database, person: Id): Promise<Id | undefined> {
  const row = await db.selectFrom('team_members').select('team_id').where('person_id', '=', person).executeTakeFirst();
  return row?.team_id;
}

export async function insertTeam(db: Database, mission: Id, team: Team): Promise<void> {
  await db
    .insertInto('teams')
    .values({ id: team.id, mission_id: mission, code: team.code, areas_json: JSON.stringify(team.areas) })
    .execute();
  for (const person of team.members) await joinTeam(db, person, team.id);
}

/** A person is in one team at most: joining one leaves the other. */
export async function joinTeam(db: Database, person: Id, team: Id): Promise<void> {
  await db
    .insertInto('team_members')
    .values({ person_id: person, team_id: team })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ team_id: team }))
    .execute();
}

export async function leaveTeam(db: Database, person: Id): Promise<void> {
  await db.deleteFrom('team_members').where('person_id', '=', person).execute();
}
