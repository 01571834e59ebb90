import type { FrameSummary, StationPage, StationsQuery } from '#model/desk/frame-import.ts';
import type { Id } from '#model/ids.ts';
import { type Database, isPostgres } from '#server/store/dialect.ts';
import { newestFrameVersion, readFrameHead, stationFrom } from '#server/store/frames.ts';
import { sortKey } from '#server/store/sort-key.ts';

const USUAL_LIMIT = 50;

export async function frameSummary(db: Database, mission: Id): Promise<FrameSummary> {
  const version = await newestFrameVersion(db, mission);
  const head = version === null ? undefined : await readFrameHead(db, { mission, version });
  const counted = await db
    .selectFrom('stations')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('mission_id', '=', mission)
    .where('frame_version', '=', version ?? 0)
    .executeTakeFirstOrThrow();
  return { version, areas: head?.areas ?? [], contests: head?.contests ?? [], stationCount: Number(counted.count) };
}

/** One page of the frame in force, by number. */
export async function findStations(db: Database, mission: Id, asked: StationsQuery): Promise<StationPage> {
  const { search = '', area, after, limit = USUAL_LIMIT } = asked;
  const frameVersion = await newestFrameVersion(db, mission);
  if (frameVersion === null) return { frameVersion, stations: [], after: null };
  const ofFrame = db.selectFrom('stations').where('mission_id', '=', mission).where('frame_version', '=', frameVersion);
  let query = ofFrame
    .selectAll()
    .orderBy('search_key')
    .orderBy('code')
    .limit(limit + 1);
  if (area !== undefined) {
    const path = await pathOf(db, { mission, frameVersion, area });
    if (path === undefined) return { frameVersion, stations: [], after: null };
    query = query.where('area', 'in', (of) =>
      of
        .selectFrom('areas')
        .select('areas.code')
        .where('areas.mission_id', '=', mission)
        .where('areas.frame_version', '=', frameVersion)
        // everything under /KZ/ lies between /KZ/ and /KZ0: texts compare byte by byte
        .where('areas.path', '>=', path)
        .where('areas.path', '<', `${path.slice(0, -1)}0`),
    );
  }
  const position = isPostgres(db) ? 'strpos' : 'instr';
  for (const word of sortKey(search).split(' '))
    if (word !== '') query = query.where((of) => of(of.fn<number>(position, ['search_key', of.val(word)]), '>', 0));
  const last =
    after === undefined ? undefined : await ofFrame.select('search_key').where('code', '=', after).executeTakeFirst();
  if (after !== undefined && last)
    query = query.where((of) =>
      of('search_key', '>', last.search_key).or(of('search_key', '=', last.search_key).and('code', '>', after)),
    );
  const rows = await query.execute();
  const page = rows.slice(0, limit);
  return {
    frameVersion,
    stations: page.map(stationFrom),
    after: rows.length > limit ? (page.at(-1)?.code ?? null) : null,
  };
}

async function pathOf(
  db: Database,
  of: { mission: Id; frameVersion: number; area: string },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('areas')
    .select('path')
    .where('mission_id', '=', of.mission)
    .where('frame_version', '=', of.frameVersion)
    .where('code', '=', of.area)
    .executeTakeFirst();
  return row?.path;
}
