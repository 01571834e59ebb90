import type { ObservationFilter } from '#model/desk/observations.ts';
import { type Action, type Actor, reachOf } from '#model/roles.ts';
import { areaSearch } from '#server/store/area-search.ts';
import { type Database, isPostgres } from '#server/store/dialect.ts';
import { insideAreas } from '#server/store/inside-areas.ts';
import { sortKey } from '#server/store/sort-key.ts';
import { areaPathsOf } from './area-paths.ts';

/** Whose observations are read, and how far the reader sees. */
export type Reader = Actor & { mission: string };

type Wanted = {
  reader: Reader;
  filter: ObservationFilter;
  action?: Action;
  /** Observations that were joined to another as the same visit: shown there, so mostly left out. */
  parts?: 'left-out' | 'too';
};

/**
 * The observations of the reader's mission that lie in their reach and hold everything the filter says. What tables,
 * counts and exports show is decided here alone.
 */
export async function observationsFor(
  db: Database,
  { reader, filter, action = 'read-observations', parts = 'left-out' }: Wanted,
) {
  const inReach = reachOf(reader.role, action) === 'mission' ? undefined : reader.areaPaths;
  const inArea = filter.area === undefined ? undefined : await areaPathsOf(db, reader.mission, [filter.area]);
  let query = db.selectFrom('observations').where('observations.mission_id', '=', reader.mission);
  if (parts === 'left-out') query = query.where('observations.joined_to', 'is', null);
  for (const paths of [inReach, inArea]) if (paths) query = query.where((eb) => insideAreas(eb, paths));
  if (filter.form !== undefined) query = query.where('observations.form', '=', filter.form);
  if (filter.team !== undefined) query = query.where('observations.team_id', '=', filter.team);
  if (filter.state !== undefined) query = query.where('observations.state', '=', filter.state);
  if (filter.with !== undefined) query = query.where(`observations.${filter.with}`, '>', 0);
  // a word is looked for as it stands: no pattern language, so nothing to escape
  const position = isPostgres(db) ? 'strpos' : 'instr';
  const words = sortKey(filter.search ?? '')
    .split(' ')
    .filter(Boolean);
  const areasNamed = words.length > 0 ? await areaSearch(db, reader.mission) : () => [];
  for (const word of words) {
    const paths = await areaPathsOf(db, reader.mission, areasNamed(word));
    query = query.where((eb) =>
      eb.or([eb(eb.fn<number>(position, ['observations.search_key', eb.val(word)]), '>', 0), insideAreas(eb, paths)]),
    );
  }
  return query;
}
