import type { AssignmentsChange, PlanChange, PlannedVisit } from '#model/desk/people.ts';
import type { Code, Id } from '#model/ids.ts';
import { refuse } from '#server/refusals.ts';
import { type Database, leadingNumber } from '#server/store/dialect.ts';
import { newestFrameVersion } from '#server/store/frames.ts';
import { checkTeam } from './teams.ts';

/** Unknown codes a refusal names; the others are as wrong, but a person reads this. */
const NAMED = 10;

/** SQLite takes 32,766 parameters in one statement, PostgreSQL 65,535; an assignment has four. */
const ROWS_AT_ONCE = 5000;

/** Where teams are expected; of one team, or of all. By number: 2 before 10. */
export async function readAssignments(db: Database, mission: Id, team?: Id): Promise<PlannedVisit[]> {
  const version = (await newestFrameVersion(db, mission)) ?? 0;
  let query = db
    .selectFrom('assignments')
    .leftJoin('stations', (join) =>
      join
        .onRef('stations.mission_id', '=', 'assignments.mission_id')
        .onRef('stations.code', '=', 'assignments.station')
        .on('stations.frame_version', '=', version),
    )
    .select(['assignments.team_id', 'assignments.station', 'assignments.form'])
    .select(['stations.number', 'stations.name', 'stations.area'])
    .where('assignments.mission_id', '=', mission)
    .orderBy('assignments.team_id')
    .orderBy(leadingNumber(db, 'stations.number'))
    .orderBy('assignments.station')
    .orderBy('assignments.form');
  if (team !== undefined) query = query.where('assignments.team_id', '=', team);
  return (await query.execute()).map(({ team_id, station, form, number, name, area }) => ({
    team: team_id,
    station,
    form,
    listed: number === null || name === null || area === null ? null : { number, name, area },
  }));
}

/**
 * Replaces the stations one team is expected at with one form. Call it in a transaction.
 * @throws NOT_FOUND for the team or form; REQUEST_MALFORMED naming the stations the newest frame does not have
 */
export async function changeAssignments(db: Database, mission: Id, change: AssignmentsChange): Promise<PlannedVisit[]> {
  await checkTeam(db, mission, change.team);
  await checkForm(db, mission, change.form);
  const stations = [...new Set(change.stations)];
  await checkStations(db, mission, stations);
  await db.deleteFrom('assignments').where('team_id', '=', change.team).where('form', '=', change.form).execute();
  await insertAssignments(db, mission, { ...change, stations });
  return readAssignments(db, mission, change.team);
}

/**
 * Adds stations to the plan of one team and takes others out; every other stays. Call it in a transaction.
 * @throws NOT_FOUND for the team or form; REQUEST_MALFORMED naming the stations to add that the newest frame does not have
 */
export async function changePlan(db: Database, mission: Id, change: PlanChange): Promise<PlannedVisit[]> {
  await checkTeam(db, mission, change.team);
  await checkForm(db, mission, change.form);
  const stations = [...new Set(change.add)];
  await checkStations(db, mission, stations);
  for (let from = 0; from < change.remove.length; from += ROWS_AT_ONCE)
    await db
      .deleteFrom('assignments')
      .where('team_id', '=', change.team)
      .where('form', '=', change.form)
      .where('station', 'in', change.remove.slice(from, from + ROWS_AT_ONCE))
      .execute();
  await insertAssignments(db, mission, { ...change, stations });
  return readAssignments(db, mission, change.team);
}

async function insertAssignments(
  db: Database,
  mission: Id,
  { team, form, stations }: AssignmentsChange,
): Promise<void> {
  const rows = stations.map((station) => ({ mission_id: mission, team_id: team, station, form }));
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await db
      .insertInto('assignments')
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

async function checkForm(db: Database, mission: Id, id: Code): Promise<void> {
  const form = await db
    .selectFrom('forms')
    .select('id')
    .where('mission_id', '=', mission)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!form) throw refuse('NOT_FOUND', 'form');
}

async function checkStations(db: Database, mission: Id, codes: readonly Code[]): Promise<void> {
  const version = (await newestFrameVersion(db, mission)) ?? 0;
  const known = new Set<Code>();
  for (let from = 0; from < codes.length; from += ROWS_AT_ONCE) {
    const found = await db
      .selectFrom('stations')
      .select('code')
      .where('mission_id', '=', mission)
      .where('frame_version', '=', version)
      .where('code', 'in', codes.slice(from, from + ROWS_AT_ONCE))
      .execute();
    for (const { code } of found) known.add(code);
  }
  const unknown = codes.filter((code) => !known.has(code));
  if (unknown.length === 0) return;
  const more = unknown.length > NAMED ? ` and ${unknown.length - NAMED} more` : '';
  throw refuse('REQUEST_MALFORMED', `stations: ${unknown.slice(0, NAMED).join(', ')}${more}`);
}
