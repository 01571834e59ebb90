import type { ObservationDossier } from '#model/desk/observations.ts';
import type { Id } from '#model/ids.ts';
import { can } from '#model/roles.ts';
import { refuse } from '#server/refusals.ts';
import type { Server } from '#server/server.ts';
import { formByName } from '#server/store/forms.ts';
import { frameFor } from '#server/store/frame-for.ts';
import { newestFrameVersion, stationOf } from '#server/store/frames.ts';
import { photosPresent } from '#server/store/photos.ts';
import { teamById } from '#server/store/teams.ts';
import { observationsFor } from './observation-filter.ts';
import { observationRows } from './observation-rows.ts';
import { personsOf } from './people.ts';
import type { SignedIn } from './signed-in.ts';

/**
 * Everything known of one observation: the form as filled, every signed revision, the station list it is read with
 * and the newest list's words for its place. Names only for those who may read them. @throws NOT_FOUND, also for what lies outside the reader's reach
 */
export async function readDossier(
  { db, immutables }: Pick<Server, 'db' | 'immutables'>,
  reader: SignedIn,
  id: Id,
): Promise<ObservationDossier> {
  const { mission } = reader;
  const all = await observationsFor(db, { reader, filter: {} });
  const observations = all.where('observations.id', '=', id);
  const [found] = await observationRows(db, { mission, observations, limit: 1 });
  if (!found) throw refuse('NOT_FOUND', 'observation');
  const { row } = found;
  const revisions = await db
    .selectFrom('revisions')
    .select(['text', 'signature', 'received_at', 'log_seq', 'person_id'])
    .where('observation_id', '=', id)
    .orderBy('log_seq')
    .execute();
  const form = await formByName(db, { mission, id: row.form, version: row.formVersion });
  const stored = await teamById(db, row.team.id);
  if (!form || !stored) throw new Error(`Observation ${id} has lost its form or team`);
  const { mission: _, ...team } = stored;
  const named = new Set([...team.members, ...revisions.map(({ person_id }) => person_id)]);
  const people = can(reader, 'read-names') ? await personsOf(db, mission) : [];
  const frame = { mission, version: (await newestFrameVersion(db, mission)) ?? 0 };
  const place = row.place ?? undefined;
  const { frame: read } = await frameFor(db, immutables, { mission, place });
  return {
    row,
    form,
    revisions: revisions.map(({ text, signature, received_at, log_seq }) => ({
      signed: { text, signature },
      receivedAt: received_at,
      logSeq: log_seq,
    })),
    people: people.filter((person) => named.has(person.id)),
    team,
    areas: [...read.areas.values()],
    contests: [...read.contests],
    timeZone: place?.kind === 'station' ? (read.timeZones.get(place.station) ?? null) : null,
    photos: await photosPresent(db, id),
    station: row.station ? ((await stationOf(db, frame, row.station.code)) ?? null) : null,
  };
}
