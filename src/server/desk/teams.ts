import type { NewTeam, TeamChange } from '#model/desk/people.ts';
import type { Code, Id } from '#model/ids.ts';
import type { Team } from '#model/mission.ts';
import { refuse } from '#server/refusals.ts';
import type { Database } from '#server/store/dialect.ts';
import { joinTeam, teamById } from '#server/store/teams.ts';

/** @throws NAME_TAKEN, REQUEST_MALFORMED for areas the newest frame does not have */
export async function addTeam(
  db: Database,
  { mission, id, team }: { mission: Id; id: Id; team: NewTeam },
): Promise<Team> {
  await checkAreas(db, mission, team.areas);
  const stored = await db
    .insertInto('teams')
    .values({ id, mission_id: mission, code: team.code, areas_json: JSON.stringify(team.areas) })
    .onConflict((conflict) => conflict.columns(['mission_id', 'code']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!stored) throw refuse('NAME_TAKEN', 'code');
  return { id, code: team.code, members: [], areas: team.areas };
}

/**
 * Replaces members and areas; who joins leaves the team they were in. Call it in a transaction.
 * @throws NOT_FOUND, REQUEST_MALFORMED for people or areas the mission does not have; STALE when the team is not what
 * the editor saw
 */
export async function changeTeam(
  db: Database,
  { mission, id, change }: { mission: Id; id: Id; change: TeamChange },
): Promise<Team> {
  await checkAreas(db, mission, change.areas);
  if (change.seen) await checkSeen(db, id, change.seen);
  const team = await db
    .updateTable('teams')
    .set({ areas_json: JSON.stringify(change.areas) })
    .where('id', '=', id)
    .where('mission_id', '=', mission)
    .returning('code')
    .executeTakeFirst();
  if (!team) throw refuse('NOT_FOUND', 'team');
  const members = [...new Set(change.members)];
  await checkPeople(db, mission, members);
  await db.deleteFrom('team_members').where('team_id', '=', id).execute();
  for (const person of members) await joinTeam(db, person, id);
  return { id, code: team.code, members, areas: change.areas };
}

async function checkSeen(db: Database, id: Id, seen: Pick<Team, 'members' | 'areas'>): Promise<void> {
  const now = await teamById(db, id);
  if (now && !(sameSet(now.members, seen.members) && sameSet(now.areas, seen.areas))) throw refuse('STALE', 'team');
}

const sameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each) => other.includes(each));

/** @throws NOT_FOUND */
export async function checkTeam(db: Database, mission: Id, id: Id): Promise<void> {
  const team = await db
    .selectFrom('teams')
    .select('id')
    .where('id', '=', id)
    .where('mission_id', '=', mission)
    .executeTakeFirst();
  if (!team) throw refuse('NOT_FOUND', 'team');
}

async function checkPeople(db: Database, mission: Id, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return;
  const known = await db
    .selectFrom('people')
    .select('id')
    .where('mission_id', '=', mission)
    .where('id', 'in', ids)
    .execute();
  const unknown = ids.find((id) => !known.some((person) => person.id === id));
  if (unknown !== undefined) throw refuse('NOT_FOUND', `members: ${unknown}`);
}

async function checkAreas(db: Database, mission: Id, codes: readonly Code[]): Promise<void> {
  if (codes.length === 0) return;
  const known = await db
    .selectFrom('areas')
    .select('code')
    .distinct()
    .where('mission_id', '=', mission)
    .where('code', 'in', codes)
    .execute();
  const unknown = codes.find((code) => !known.some((area) => area.code === code));
  if (unknown !== undefined) throw refuse('REQUEST_MALFORMED', `areas: ${unknown}`);
}
