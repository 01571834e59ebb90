import type { ObservationFilter } from '#model/desk/observations.ts';
import type { Id } from '#model/ids.ts';
import { type Action, type Actor, can, reachOf } from '#model/roles.ts';
import { refuse } from '#server/refusals.ts';
import { areaSearch } from '#server/store/area-search.ts';
import { type Database, isPostgres } from '#server/store/dialect.ts';
import { insideAreas } from '#server/store/inside-areas.ts';
import { sortKey } from '#server/store/sort-key.ts';
import { areaPathsOf } from './area-paths.ts';

type Wanted = {
  /** Whose observations are read, and how far the reader sees. */
  reader: Actor;
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
  // whoever may not read a description must not be able to guess it word by word
  if (words.length > 0 && !can(reader, 'read-names')) query = query.where('observations.station', 'is not', null);
  for (const word of words) {
    const paths = await areaPathsOf(db, reader.mission, areasNamed(word));
    query = query.where((eb) =>
      eb.or([eb(eb.fn<number>(position, ['observations.search_key', eb.val(word)]), '>', 0), insideAreas(eb, paths)]),
    );
  }
  return query;
}

/** One observation, for something to be done with it. @throws NOT_FOUND, also for what the reader may not do it to */
export async function requireObservation(
  db: Database,
  { reader, id, action }: { reader: Actor; id: Id; action: Action },
) {
  const found = await db.selectFrom('observations').selectAll().where('id', '=', id).executeTakeFirst();
  if (!found || !can(reader, action, { mission: found.mission_id, areaPath: found.area_path }))
    throw refuse('NOT_FOUND', 'observation');
  return found;
}
