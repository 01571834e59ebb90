import type { ObservationDossier, Twin } from '#model/desk/observations.ts';
import type { Id } from '#model/ids.ts';
import { namesWithheld } from '#model/observation/names-withheld.ts';
import { parseRevision, type SignedRevision } from '#model/observation/revision.ts';
import { can } from '#model/roles.ts';
import { refuse } from '#server/refusals.ts';
import type { Server } from '#server/server.ts';
import type { Database } from '#server/store/dialect.ts';
import { formByName } from '#server/store/forms.ts';
import { frameFor } from '#server/store/frame-for.ts';
import { newestFrameVersion, stationOf } from '#server/store/frames.ts';
import { photosPresent } from '#server/store/photos.ts';
import { teamById } from '#server/store/teams.ts';
import { observationsFor, requireObservation } from './observation-filter.ts';
import { observationRows } from './observation-rows.ts';
import { personsOf } from './people.ts';
import type { SignedIn } from './signed-in.ts';
import { type TwinStanding, twinsOf } from './twins.ts';

/**
 * Everything known of one observation: the form as filled, every signed revision, the station list it is read with
 * and the newest list's words for its place. Names, and what may hold some, only for those who may read them.
 * @throws NOT_FOUND, also for what lies outside the reader's reach
 */
export async function readDossier(
  { db, immutables }: Pick<Server, 'db' | 'immutables'>,
  reader: SignedIn,
  id: Id,
): Promise<ObservationDossier> {
  const { mission } = reader;
  const self = await requireObservation(db, { reader, id, action: 'read-observations' });
  const observations = db.selectFrom('observations').where('observations.id', '=', id);
  const [found] = await observationRows(db, { reader, observations, limit: 1 });
  if (!found) throw refuse('NOT_FOUND', 'observation');
  const { row } = found;
  const standings = (await twinsOf(db, [self])).get(id) ?? new Map<Id, TwinStanding>();
  const parts = self.joined_to === null ? [...standings].flatMap(([twin, said]) => (said === 'same' ? twin : [])) : [];
  const revisions = await db
    .selectFrom('revisions')
    .select(['text', 'signature', 'received_at', 'log_seq', 'person_id'])
    .where('observation_id', 'in', [id, ...parts])
    .orderBy('log_seq')
    .execute();
  const form = await formByName(db, { mission, id: row.form, version: row.formVersion });
  const stored = await teamById(db, row.team.id);
  if (!form || !stored) throw new Error(`Observation ${id} has lost its form or team`);
  const { mission: _, ...team } = stored;
  const named = new Set([...team.members, ...revisions.map(({ person_id }) => person_id)]);
  const mayName = can(reader, 'read-names', { mission, areaPath: self.area_path });
  const people = mayName ? await personsOf(db, mission) : [];
  const shown = mayName ? (signed: SignedRevision) => signed : unsigned(namesWithheld());
  const frame = { mission, version: (await newestFrameVersion(db, mission)) ?? 0 };
  const place = row.place ?? undefined;
  const { frame: read } = await frameFor(db, immutables, { mission, place });
  return {
    row,
    form,
    revisions: revisions.map(({ text, signature, received_at, log_seq }) => ({
      signed: shown({ text, signature }),
      receivedAt: received_at,
      logSeq: log_seq,
    })),
    people: people.filter((person) => named.has(person.id)),
    team,
    areas: [...read.areas.values()],
    contests: [...read.contests],
    timeZone: place?.kind === 'station' ? (read.timeZones.get(place.station) ?? null) : null,
    joinedTo: self.joined_to,
    twins: await twinRows(db, reader, standings),
    photos: mayName ? await photosPresent(db, [id, ...parts]) : [],
    station: row.station ? ((await stationOf(db, frame, row.station.code)) ?? null) : null,
  };
}

/** What is not as its author signed it carries no signature. */
const unsigned =
  (withheld: ReturnType<typeof namesWithheld>) =>
  ({ text }: SignedRevision): SignedRevision => ({
    text: JSON.stringify(withheld(parseRevision(text))),
    signature: '',
  });

async function twinRows(db: Database, reader: SignedIn, standings: ReadonlyMap<Id, TwinStanding>): Promise<Twin[]> {
  if (standings.size === 0) return [];
  const all = await observationsFor(db, { reader, filter: {}, parts: 'too' });
  const observations = all.where('observations.id', 'in', [...standings.keys()]);
  const rows = await observationRows(db, { reader, observations, limit: standings.size });
  return rows.flatMap(({ row }) => {
    const standing = standings.get(row.id);
    return standing ? [{ row, standing }] : [];
  });
}
