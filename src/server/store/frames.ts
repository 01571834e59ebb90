import * as z from 'zod/mini';
import { Area, areaPath, areaTree } from '#model/area.ts';
import { Contest } from '#model/contest.ts';
import type { Frame } from '#model/frame.ts';
import { Code, type Id } from '#model/ids.ts';
import { Setting, type Station } from '#model/station.ts';
import type { Database } from './dialect.ts';
import { fromJson } from './json.ts';
import { sortKey } from './sort-key.ts';
import type { NewRow, Row } from './tables.ts';

export type FrameName = { mission: Id; version: number };

/** Rows per insert: engines limit the values of one statement. */
const ROWS = 500;

export const stationFrom = (row: Row<'stations'>): Station => ({
  code: row.code,
  number: row.number,
  name: row.name,
  address: row.address,
  area: row.area,
  setting: row.setting === null ? null : Setting.parse(row.setting),
  registeredVoters: row.registered_voters,
  position:
    row.latitude === null || row.longitude === null ? null : { latitude: row.latitude, longitude: row.longitude },
  contests: fromJson(z.array(Code), row.contests_json),
  timeZone: row.time_zone,
});

const areaFrom = ({ code, parent, type, name_json }: Row<'areas'>): Area =>
  Area.parse({ code, parent, type, name: JSON.parse(name_json) });

/** Null while the mission has no stations. */
export async function newestFrameVersion(db: Database, mission: Id): Promise<number | null> {
  const row = await db
    .selectFrom('frames')
    .select((of) => of.fn.max('version').as('version'))
    .where('mission_id', '=', mission)
    .executeTakeFirst();
  return row?.version ?? null;
}

/** A frame without its stations. */
export async function readFrameHead(
  db: Database,
  { mission, version }: FrameName,
): Promise<Omit<Frame, 'stations'> | undefined> {
  const frame = await db
    .selectFrom('frames')
    .select('contests_json')
    .where('mission_id', '=', mission)
    .where('version', '=', version)
    .executeTakeFirst();
  if (!frame) return undefined;
  const areas = await db
    .selectFrom('areas')
    .selectAll()
    .where('mission_id', '=', mission)
    .where('frame_version', '=', version)
    .orderBy('path')
    .execute();
  return { version, contests: fromJson(z.array(Contest), frame.contests_json), areas: areas.map(areaFrom) };
}

export async function readFrame(db: Database, name: FrameName): Promise<Frame | undefined> {
  const head = await readFrameHead(db, name);
  if (!head) return undefined;
  const stations = await db
    .selectFrom('stations')
    .selectAll()
    .where('mission_id', '=', name.mission)
    .where('frame_version', '=', name.version)
    .orderBy('code')
    .execute();
  return { ...head, stations: stations.map(stationFrom) };
}

export async function stationOf(
  db: Database,
  { mission, version }: FrameName,
  code: string,
): Promise<Station | undefined> {
  const row = await db
    .selectFrom('stations')
    .selectAll()
    .where('mission_id', '=', mission)
    .where('frame_version', '=', version)
    .where('code', '=', code)
    .executeTakeFirst();
  return row && stationFrom(row);
}

/** Stations with a zone of their own: code and zone. */
export async function ownTimeZones(db: Database, { mission, version }: FrameName): Promise<[string, string][]> {
  const rows = await db
    .selectFrom('stations')
    .select(['code', 'time_zone'])
    .where('mission_id', '=', mission)
    .where('frame_version', '=', version)
    .where('time_zone', 'is not', null)
    .execute();
  return rows.map(({ code, time_zone }) => [code, time_zone ?? '']);
}

/** Call inside a transaction. @throws when the version exists: a published frame does not change. */
export async function insertFrame(
  db: Database,
  { mission, frame, publishedAt }: { mission: Id; frame: Frame; publishedAt: string },
): Promise<void> {
  const { version, contests, areas, stations } = frame;
  await db
    .insertInto('frames')
    .values({ mission_id: mission, version, contests_json: JSON.stringify(contests), published_at: publishedAt })
    .execute();
  const of = { mission_id: mission, frame_version: version };
  const tree = areaTree(areas);
  const areaRows = areas.map(({ name, ...area }) => ({
    ...of,
    ...area,
    name_json: JSON.stringify(name),
    path: slashed(areaPath(tree, area.code).map(({ code }) => code)),
  }));
  for (const rows of inGroups(areaRows)) await db.insertInto('areas').values(rows).execute();
  for (const rows of inGroups(stations.map((station) => ({ ...of, ...stationRow(station) }))))
    await db.insertInto('stations').values(rows).execute();
}

/** How an area's path is stored, so that "inside this area" is "begins with". */
export const slashed = (codes: readonly string[]): string => `/${codes.map((code) => `${code}/`).join('')}`;

const stationRow = (station: Station): Omit<NewRow<'stations'>, 'mission_id' | 'frame_version'> => ({
  code: station.code,
  number: station.number,
  name: station.name,
  address: station.address,
  area: station.area,
  setting: station.setting,
  registered_voters: station.registeredVoters,
  latitude: station.position?.latitude ?? null,
  longitude: station.position?.longitude ?? null,
  contests_json: JSON.stringify(station.contests),
  time_zone: station.timeZone,
  search_key: sortKey([station.number, station.code, station.name, station.address].join(' ')),
});

function* inGroups<Type>(rows: readonly Type[]): Generator<Type[]> {
  for (let from = 0; from < rows.length; from += ROWS) yield rows.slice(from, from + ROWS);
}
