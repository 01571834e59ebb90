import type { FrameSummary, StationPage, StationsQuery } from '#model/desk/frame-import.ts';
import type { Id } from '#model/ids.ts';
import { areaSearch } from '#server/store/area-search.ts';
import { type Database, isPostgres, leadingNumber } from '#server/store/dialect.ts';
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

/** One page of the frame in force, by number. A word may also be of the name of the area, or of an area around it. */
export async function findStations(db: Database, mission: Id, asked: StationsQuery): Promise<StationPage> {
  const { search = '', area, after, limit = USUAL_LIMIT } = asked;
  const frameVersion = await newestFrameVersion(db, mission);
  if (frameVersion === null) return { frameVersion, stations: [], after: null };
  const ofFrame = db.selectFrom('stations').where('mission_id', '=', mission).where('frame_version', '=', frameVersion);
  const number = leadingNumber(db, 'number');
  let query = ofFrame
    .selectAll()
    .orderBy(number)
    .orderBy('search_key')
    .orderBy('code')
    .limit(limit + 1);
  if (area !== undefined) {
    const inside = await areasInside(db, { mission, frameVersion, codes: [area] });
    if (inside.length === 0) return { frameVersion, stations: [], after: null };
    query = query.where('area', 'in', inside);
  }
  const position = isPostgres(db) ? 'strpos' : 'instr';
  const words = sortKey(search).split(' ').filter(Boolean);
  const areasNamed = words.length > 0 ? await areaSearch(db, mission) : () => [];
  for (const word of words) {
    const inside = await areasInside(db, { mission, frameVersion, codes: areasNamed(word) });
    query = query.where((of) =>
      of.or([
        of(of.fn<number>(position, ['search_key', of.val(word)]), '>', 0),
        ...(inside.length > 0 ? [of('area', 'in', inside)] : []),
      ]),
    );
  }
  const last =
    after === undefined
      ? undefined
      : await ofFrame.select('search_key').select(number.as('number')).where('code', '=', after).executeTakeFirst();
  if (after !== undefined && last)
    query = query.where((of) =>
      of.or([
        of(number, '>', last.number),
        of(number, '=', last.number).and('search_key', '>', last.search_key),
        of(number, '=', last.number).and('search_key', '=', last.search_key).and('code', '>', after),
      ]),
    );
  const rows = await query.execute();
  const page = rows.slice(0, limit);
  return {
    frameVersion,
    stations: page.map(stationFrom),
    after: rows.length > limit ? (page.at(-1)?.code ?? null) : null,
  };
}

/** Codes of these areas and of everything inside them. */
async function areasInside(
  db: Database,
  { mission, frameVersion, codes }: { mission: Id; frameVersion: number; codes: readonly string[] },
): Promise<string[]> {
  if (codes.length === 0) return [];
  const areas = await db
    .selectFrom('areas')
    .select(['code', 'path'])
    .where('mission_id', '=', mission)
    .where('frame_version', '=', frameVersion)
    .execute();
  const paths = areas.filter(({ code }) => codes.includes(code)).map(({ path }) => path);
  return areas.filter(({ path }) => paths.some((outer) => path.startsWith(outer))).map(({ code }) => code);
}
