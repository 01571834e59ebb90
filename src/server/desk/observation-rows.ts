import type { ObservationRow } from '#model/desk/observations.ts';
import { placeWithoutNames } from '#model/observation/names-withheld.ts';
import { Place } from '#model/place.ts';
import { type Actor, can } from '#model/roles.ts';
import type { Database } from '#server/store/dialect.ts';
import { newestFrameVersion } from '#server/store/frames.ts';
import { photoCounts } from '#server/store/photo-notes.ts';
import type { observationsFor } from './observation-filter.ts';
import { type TwinStanding, twinsOf } from './twins.ts';

/** Where a page ended: the last line's time of receipt and its number. */
export type RowCursor = { receivedAt: string; no: number };

export type NumberedRow = { row: ObservationRow; cursor: RowCursor };

type Page = {
  reader: Actor;
  observations: Awaited<ReturnType<typeof observationsFor>>;
  limit: number;
  after?: RowCursor | undefined;
};

/** The lines of the table, newest received first. A line that is received again while someone pages moves to the top. */
export async function observationRows(
  db: Database,
  { reader, observations, limit, after }: Page,
): Promise<NumberedRow[]> {
  const frame = (await newestFrameVersion(db, reader.mission)) ?? 0;
  let query = observations
    .innerJoin('teams', 'teams.id', 'observations.team_id')
    .leftJoin('stations', (join) =>
      join
        .onRef('stations.mission_id', '=', 'observations.mission_id')
        .onRef('stations.code', '=', 'observations.station')
        .on('stations.frame_version', '=', frame),
    )
    .selectAll('observations')
    .select(['teams.code as team_code', 'stations.number as station_number', 'stations.name as station_name'])
    .orderBy('observations.last_received_at', 'desc')
    .orderBy('observations.no', 'desc')
    .limit(limit);
  if (after)
    query = query.where((eb) =>
      eb('observations.last_received_at', '<', after.receivedAt).or(
        eb('observations.last_received_at', '=', after.receivedAt).and('observations.no', '<', after.no),
      ),
    );
  const named = can(reader, 'read-names') ? (place: Place) => place : (place: Place) => placeWithoutNames(place);
  const rows = await query.execute();
  const twins = await twinsOf(db, rows);
  const inStanding = (id: string, standing: TwinStanding) =>
    [...(twins.get(id)?.values() ?? [])].filter((each) => each === standing).length;
  const photos = await photoCounts(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((found) => ({
    cursor: { receivedAt: found.last_received_at, no: found.no },
    row: {
      id: found.id,
      form: found.form,
      formVersion: found.form_version,
      team: { id: found.team_id, code: found.team_code },
      place: found.place_json === null ? null : named(Place.parse(JSON.parse(found.place_json))),
      station:
        found.station === null || found.station_number === null || found.station_name === null
          ? null
          : { code: found.station, number: found.station_number, name: found.station_name },
      area: found.area,
      outcome: found.outcome,
      state: found.state,
      changedAfterCompletion: found.changed_after_completion === 1,
      problems: found.problems,
      critical: found.critical,
      conflicts: found.conflicts,
      coreLeft: found.core_left,
      owed: found.owed,
      arrivedAt: found.arrived_at,
      firstReceivedAt: found.first_received_at,
      lastReceivedAt: found.last_received_at,
      synthetic: found.synthetic === 1,
      joined: found.joined_to === null ? inStanding(found.id, 'same') : 0,
      twins: inStanding(found.id, 'possible'),
      photos: photos.get(found.id) ?? { expected: 0, present: 0 },
    },
  }));
}
