import { areaPath } from '#model/area.ts';
import type { ObservationRow } from '#model/desk/observations.ts';
import type { FormFacts } from '#model/facts.ts';
import type { Form } from '#model/form.ts';
import type { Id, Instant } from '#model/ids.ts';
import type { Observation } from '#model/observation/fold.ts';
import type { Station } from '#model/station.ts';
import type { TableCell } from './notation.ts';

/** One observation with everything an export says of it. `station` as in the newest frame. */
export type ExportedObservation = {
  row: ObservationRow;
  observation: Observation;
  form: Form;
  facts: FormFacts;
  station: Station | null;
  receivedAt: ReadonlyMap<Id, Instant>;
};

/** The columns before the questions, with what they hold; for tables and codebook. Names are for ever. */
export const OBSERVATION_COLUMNS = {
  observation: 'Identifier of the observation (UUID)',
  form: 'Form code',
  form_version: 'Version of the form it was filled on',
  synthetic: '1 for demonstration or generated material, else 0',
  state: 'draft, completed, amended or withdrawn',
  changed_after_completion: '1 when an answer changed, or arrived late, outside what was completed',
  team: 'Team code',
  place: 'station, commission, described, none, or empty while no place is stated',
  station: 'Station code',
  station_number: 'Number on the door, as in the newest station list',
  area: 'Area code',
  area_path: 'Area codes from the top of the tree down, between slashes',
  setting: 'Setting of the station in the station list: urban, small-town or rural',
  registered_voters: 'Registered voters of the station list',
  outcome: 'How the visit went, option code',
  arrived_at: 'Time of arrival, UTC, ISO 8601',
  first_received_at: 'When the server first heard of it, UTC',
  last_received_at: 'When the server last heard of it, UTC',
  problems: 'Answers counted as problems',
  critical: 'Answers counted as critical',
  conflicts: 'Questions with differing answers',
} as const;

export const OBSERVATION_HEADER = Object.keys(OBSERVATION_COLUMNS);

export function observationCells({ row, facts, station }: ExportedObservation): TableCell[] {
  const { place } = row;
  const columns: Record<keyof typeof OBSERVATION_COLUMNS, TableCell> = {
    observation: row.id,
    form: row.form,
    form_version: row.formVersion,
    synthetic: row.synthetic ? 1 : 0,
    state: row.state,
    changed_after_completion: row.changedAfterCompletion ? 1 : 0,
    team: row.team.code,
    place: place?.kind ?? null,
    station: place?.kind === 'station' ? place.station : null,
    station_number: station?.number ?? null,
    area: row.area,
    area_path:
      row.area === null
        ? null
        : areaPath(facts.areas, row.area)
            .map(({ code }) => code)
            .join('/'),
    setting: station?.setting ?? null,
    registered_voters: station?.registeredVoters ?? null,
    outcome: row.outcome,
    arrived_at: row.arrivedAt,
    first_received_at: row.firstReceivedAt,
    last_received_at: row.lastReceivedAt,
    problems: row.problems,
    critical: row.critical,
    conflicts: row.conflicts,
  };
  return Object.values(columns);
}
