import type { PlaceCorrection } from '#model/desk/observations.ts';
import type { Id } from '#model/ids.ts';
import { areaOfPlace, type Place } from '#model/place.ts';
import { can, reachOf } from '#model/roles.ts';
import { refuse } from '#server/refusals.ts';
import type { Server } from '#server/server.ts';
import type { Database } from '#server/store/dialect.ts';
import { sqlWritableLog } from '#server/sync/sync-store.ts';
import { areaPathsOf } from './area-paths.ts';
import { checkedPlace } from './corrected-place.ts';
import { insertIfMissing } from './headquarters-device.ts';
import type { SignedIn } from './signed-in.ts';
import { writePlace } from './write-place.ts';

type Corrected = { by: SignedIn; observation: Id; correction: PlaceCorrection };

/**
 * Headquarters says where an observation happened: a `correct` revision in the server's own chain, signed with its
 * key. The team's words stay in the log. Call it in a transaction. @throws NOT_FOUND, REQUEST_MALFORMED; STALE when
 * the place is not any more what the coordinator saw
 */
export async function correctPlace(db: Database, server: Server, { by, observation, correction }: Corrected) {
  const place = await checkedPlace(db, by.mission, correction.place);
  await checkReach(db, by, place);
  const opened = await openedAs(db, by.mission, observation);
  await insertIfMissing(db, { ...server, mission: by.mission, person: by.person.id });
  const { replaces, reason } = correction;
  const log = sqlWritableLog(db, server.immutables);
  await writePlace(log, server, { opened, person: by.person.id, place, replaces, reason });
}

/** Nobody moves an observation to where they would not see it any more. @throws NOT_ALLOWED */
async function checkReach(db: Database, by: SignedIn, place: Place): Promise<void> {
  if (reachOf(by.role, 'correct-observations') === 'mission') return;
  const area = areaOfPlace(place);
  const [areaPath = '/'] = area === null ? [] : await areaPathsOf(db, by.mission, [area]);
  if (!can(by, 'correct-observations', { mission: by.mission, areaPath })) throw refuse('NOT_ALLOWED', 'place.area');
}

async function openedAs(db: Database, mission: Id, id: Id) {
  const row = await db
    .selectFrom('observations')
    .select(['team_id as team', 'form', 'form_version as formVersion'])
    .where('id', '=', id)
    .where('mission_id', '=', mission)
    .executeTakeFirst();
  if (!row) throw refuse('NOT_FOUND', 'observation');
  return { id, mission, ...row };
}
