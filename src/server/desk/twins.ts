import * as z from 'zod/mini';
import { Id } from '#model/ids.ts';
import { type Decision, mayBeSameVisit } from '#model/observation/joining.ts';
import type { Database } from '#server/store/dialect.ts';
import { fromJson } from '#server/store/json.ts';
import type { Row } from '#server/store/tables.ts';

export type TwinStanding = 'possible' | Decision;

type Described = Pick<
  Row<'observations'>,
  | 'id'
  | 'mission_id'
  | 'team_id'
  | 'form'
  | 'form_version'
  | 'station'
  | 'state'
  | 'arrived_at'
  | 'first_received_at'
  | 'joined_to'
  | 'decisions_json'
>;

/** Forms that are filled once per stay at a station. Two incidents at one station are two incidents. */
const VISIT_FORMS: ReadonlySet<string> = new Set(['opening', 'voting']);

const Decided = z.record(Id, z.enum(['same', 'separate']));

/**
 * By observation: the others of its team at the same station that are, may be, or were said not to be the same visit.
 * `of` are whole visits or parts.
 */
export async function twinsOf(db: Database, of: readonly Described[]): Promise<Map<Id, Map<Id, TwinStanding>>> {
  const [first] = of;
  if (!first) return new Map();
  const columns = () =>
    db
      .selectFrom('observations')
      .select(['id', 'mission_id', 'team_id', 'form', 'form_version', 'station', 'state'])
      .select(['arrived_at', 'first_received_at', 'joined_to', 'decisions_json']);
  const stations = [...new Set(of.flatMap(({ station }) => station ?? []))];
  const teams = [...new Set(of.map(({ team_id }) => team_id))];
  const there =
    stations.length === 0
      ? []
      : await columns()
          .where('mission_id', '=', first.mission_id)
          .where('team_id', 'in', teams)
          .where('station', 'in', stations)
          .execute();
  const ids = of.map(({ id }) => id);
  const wholes = of.flatMap(({ joined_to }) => joined_to ?? []);
  const parts = await columns().where('joined_to', 'in', ids).execute();
  const joined = wholes.length === 0 ? [] : await columns().where('id', 'in', wholes).execute();
  const around = [...new Map([...there, ...parts, ...joined].map((each) => [each.id, each])).values()];
  return new Map(of.map((one) => [one.id, twinsAmong(one, around)]));
}

function twinsAmong(one: Described, around: readonly Described[]): Map<Id, TwinStanding> {
  const twins = new Map<Id, TwinStanding>();
  for (const other of around) {
    if (other.id === one.id) continue;
    const said = decided(one)[other.id] ?? decided(other)[one.id];
    if (other.joined_to === one.id || one.joined_to === other.id) twins.set(other.id, 'same');
    else if (said === 'separate') twins.set(other.id, 'separate');
    else if (one.joined_to === null && other.joined_to === null && isLikely(one, other))
      twins.set(other.id, 'possible');
  }
  return twins;
}

const decided = ({ decisions_json }: Described) => (decisions_json === null ? {} : fromJson(Decided, decisions_json));

function isLikely(one: Described, other: Described): boolean {
  if (!VISIT_FORMS.has(one.form) || one.state === 'withdrawn' || other.state === 'withdrawn') return false;
  return mayBeSameVisit(visitOf(one, other), visitOf(other, one));
}

/** By the times of arrival where both say one; what was sent late cannot be placed by when it came. */
const visitOf = (one: Described, other: Described) => ({
  id: one.id,
  team: one.team_id,
  form: one.form,
  formVersion: one.form_version,
  station: one.station,
  begunAt: one.arrived_at !== null && other.arrived_at !== null ? one.arrived_at : one.first_received_at,
});
