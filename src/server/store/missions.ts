import type { Id } from '#model/ids.ts';
import { Mission } from '#model/mission.ts';
import { NO_PHOTOS, PhotoPolicy } from '#model/photos/policy.ts';
import { Protection } from '#model/protection.ts';
import type { Database } from './dialect.ts';
import { fromJson } from './json.ts';
import type { Row } from './tables.ts';

const missionFrom = (row: Row<'missions'>): Mission => ({
  id: row.id,
  name: row.name,
  electionDay: row.election_day,
  timeZone: row.time_zone,
  languages: fromJson(Mission.shape.languages, row.languages_json),
  facts: fromJson(Mission.shape.facts, row.facts_json),
  policy: row.policy,
  synthetic: row.synthetic === 1,
});

export async function missionById(db: Database, id: Id): Promise<Mission | undefined> {
  const row = await db.selectFrom('missions').selectAll().where('id', '=', id).executeTakeFirst();
  return row && missionFrom(row);
}

/** The mission a folding or pulling row belongs to. @throws when there is none: rows name their mission by foreign key. */
export async function requireMission(db: Database, id: Id): Promise<Mission> {
  const mission = await missionById(db, id);
  if (!mission) throw new Error(`No mission ${id}`);
  return mission;
}

export async function hasMission(db: Database): Promise<boolean> {
  return (await db.selectFrom('missions').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** Oldest first. */
export const missionNames = (db: Database): Promise<Pick<Mission, 'id' | 'name'>[]> =>
  db.selectFrom('missions').select(['id', 'name']).orderBy('created_at').execute();

export async function insertMission(
  db: Database,
  mission: Mission,
  { createdAt, protection }: { createdAt: string; protection: Protection },
): Promise<void> {
  await db
    .insertInto('missions')
    .values({
      id: mission.id,
      name: mission.name,
      election_day: mission.electionDay,
      time_zone: mission.timeZone,
      languages_json: JSON.stringify(mission.languages),
      facts_json: JSON.stringify(mission.facts),
      policy: mission.policy,
      synthetic: mission.synthetic ? 1 : 0,
      created_at: createdAt,
      photos_json: null,
      protection,
    })
    .execute();
}

export async function photoPolicyOf(db: Database, mission: Id): Promise<PhotoPolicy> {
  const row = await db.selectFrom('missions').select('photos_json').where('id', '=', mission).executeTakeFirst();
  return row?.photos_json ? fromJson(PhotoPolicy, row.photos_json) : NO_PHOTOS;
}

export async function writePhotoPolicy(db: Database, mission: Id, policy: PhotoPolicy): Promise<void> {
  await db
    .updateTable('missions')
    .set({ photos_json: JSON.stringify(policy) })
    .where('id', '=', mission)
    .execute();
}

export async function protectionOf(db: Database, mission: Id): Promise<Protection> {
  const row = await db.selectFrom('missions').select('protection').where('id', '=', mission).executeTakeFirst();
  return row?.protection ?? 'none';
}

export async function writeProtection(db: Database, mission: Id, protection: Protection): Promise<void> {
  await db.updateTable('missions').set({ protection }).where('id', '=', mission).execute();
}

/** The strictest of this server: asked before a phone has said whose it is. */
export async function strictestProtection(db: Database): Promise<Protection> {
  const rows = await db.selectFrom('missions').select('protection').execute();
  const asked = new Set(rows.map(({ protection }) => protection));
  return Protection.options.findLast((protection) => asked.has(protection)) ?? 'none';
}
