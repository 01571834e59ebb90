import type { ExportedObservation } from '#exports/observation.ts';
import type { ObservationFilter } from '#model/desk/observations.ts';
import { factsAt } from '#model/facts.ts';
import type { Id, Instant } from '#model/ids.ts';
import type { Mission, Team } from '#model/mission.ts';
import { foldObservation } from '#model/observation/fold.ts';
import { joinObservations } from '#model/observation/joining.ts';
import { namesWithheld } from '#model/observation/names-withheld.ts';
import type { Revision } from '#model/observation/revision.ts';
import { type Actor, can } from '#model/roles.ts';
import type { Station } from '#model/station.ts';
import type { Database } from '#server/store/dialect.ts';
import { frameFor } from '#server/store/frame-for.ts';
import { newestFrameVersion, stationFrom } from '#server/store/frames.ts';
import type { Immutables } from '#server/store/immutables.ts';
import { requireMission } from '#server/store/missions.ts';
import { partsOf } from '#server/store/parts.ts';
import { observationsFor } from './observation-filter.ts';
import { observationRows } from './observation-rows.ts';
import { teamsOf } from './people.ts';

/** Read together: more takes memory and is no faster. */
const AT_ONCE = 25;

type Exporting = { db: Database; immutables: Immutables };

/**
 * Every observation the reader may export that the filter lets through, in the order they were first received. Read a
 * few at a time by number: one that is received again meanwhile is neither missed nor repeated. Memory stays flat.
 * Whoever may not read names gets none, nor what may hold some.
 */
export async function* exportedObservations(
  { db, immutables }: Exporting,
  { reader, filter }: { reader: Actor; filter: ObservationFilter },
): AsyncGenerator<ExportedObservation> {
  const mission = await requireMission(db, reader.mission);
  const teams = new Map((await teamsOf(db, mission.id)).map((team) => [team.id, team]));
  const known: Known = { db, immutables, reader, mission, teams, newest: await newestFrameVersion(db, mission.id) };
  const all = await observationsFor(db, { reader, filter, action: 'export-observations' });
  for (let after = 0; ; ) {
    const group = await all
      .select(['observations.no', 'observations.id'])
      .where('observations.no', '>', after)
      .orderBy('observations.no')
      .limit(AT_ONCE)
      .execute();
    for (const exported of await readGroup(
      known,
      group.map(({ id }) => id),
    ))
      yield exported;
    if (group.length < AT_ONCE) return;
    after = group.at(-1)?.no ?? after;
  }
}

type Known = Exporting & { reader: Actor; mission: Mission; teams: ReadonlyMap<Id, Team>; newest: number | null };

async function readGroup(known: Known, ids: readonly Id[]): Promise<ExportedObservation[]> {
  if (ids.length === 0) return [];
  const { db, reader, mission } = known;
  const observations = db.selectFrom('observations').where('observations.id', 'in', ids);
  const rows = await observationRows(db, { reader, observations, limit: ids.length });
  const parts = await partsOf(db, ids);
  const revisions = await revisionsOf(db, [...ids, ...[...parts.values()].flat()]);
  const stations = await stationsOf(
    known,
    rows.flatMap(({ row }) => row.station?.code ?? []),
  );
  const exported = rows.map(async ({ row }): Promise<ExportedObservation> => {
    const toldOf = shownTo(reader, revisions);
    const joined = (parts.get(row.id) ?? []).map(toldOf);
    const own = toldOf(row.id);
    const told = [own, ...joined].flat();
    const form = await known.immutables.form(db, { mission: mission.id, id: row.form, version: row.formVersion });
    const team = known.teams.get(row.team.id);
    if (!form || !team) throw new Error(`Observation ${row.id} has lost its form or team`);
    const station = stations.get(row.station?.code ?? '') ?? null;
    const place = row.place ?? undefined;
    const { frame } = await frameFor(db, known.immutables, { mission: mission.id, place });
    return {
      row,
      observation: joinObservations(folded(own), joined.map(folded)),
      form,
      facts: factsAt(place, { mission, team, frame }),
      station,
      receivedAt: new Map(told.map(({ revision, receivedAt }) => [revision.id, receivedAt])),
    };
  });
  const found = new Map((await Promise.all(exported)).map((one) => [one.row.id, one]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

const folded = (told: readonly Told[]) => foldObservation(told.map(({ revision }) => revision));

/** The revisions of an observation as this reader may read them; call it once for all that is told together. */
function shownTo(reader: Actor, revisions: ReadonlyMap<Id, Told[]>): (id: Id) => Told[] {
  if (can(reader, 'read-names')) return (id) => revisions.get(id) ?? [];
  const withheld = namesWithheld();
  return (id) => (revisions.get(id) ?? []).map((told) => ({ ...told, revision: withheld(told.revision) }));
}

type Told = { revision: Revision; receivedAt: Instant };

async function revisionsOf(db: Database, ids: readonly Id[]): Promise<Map<Id, Told[]>> {
  const rows = await db
    .selectFrom('revisions')
    .select(['observation_id', 'text', 'received_at'])
    .where('observation_id', 'in', ids)
    .orderBy('log_seq')
    .execute();
  const told = new Map<Id, Told[]>(ids.map((id) => [id, []]));
  for (const { observation_id, text, received_at } of rows)
    told.get(observation_id)?.push({ revision: JSON.parse(text) as Revision, receivedAt: received_at }); // parsed by the model before it was stored
  return told;
}

async function stationsOf({ db, mission, newest }: Known, codes: readonly string[]): Promise<Map<string, Station>> {
  if (newest === null || codes.length === 0) return new Map();
  const rows = await db
    .selectFrom('stations')
    .selectAll()
    .where('mission_id', '=', mission.id)
    .where('frame_version', '=', newest)
    .where('code', 'in', codes)
    .execute();
  return new Map(rows.map((row) => [row.code, stationFrom(row)]));
}
