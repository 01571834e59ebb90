import type { Assignment } from '#model/frame.ts';
import type { Id } from '#model/ids.ts';
import type { Database } from './dialect.ts';

export async function assignmentsOfTeam(db: Database, team: Id): Promise<Assignment[]> {
  const rows = await db
    .selectFrom('assignments')
    .select(['team_id', 'station', 'form'])
    .where('team_id', '=', team)
    .orderBy('station')
    .orderBy('form')
    .execute();
  return rows.map(({ team_id, station, form }) => ({ team: team_id, station, form }));
}
