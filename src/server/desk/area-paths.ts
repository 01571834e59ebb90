import type { Code } from '#model/ids.ts';
import type { Database } from '#server/store/dialect.ts';

/**
 * The paths of these areas in every frame that knows them, because observations keep the path they were folded with.
 * Empty when no frame does.
 */
export async function areaPathsOf(db: Database, mission: string, codes: readonly Code[]): Promise<string[]> {
  if (codes.length === 0) return [];
  const areas = await db
    .selectFrom('areas')
    .select('path')
    .distinct()
    .where('mission_id', '=', mission)
    .where('code', 'in', codes)
    .execute();
  return areas.map(({ path }) => path);
}
