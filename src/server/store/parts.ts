import type { Id } from '#model/ids.ts';
import type { Database } from './dialect.ts';
import { isAmong } from './row-sets.ts';

/** By whole visit: the observations that were joined to it. */
export async function partsOf(db: Database, wholes: readonly Id[]): Promise<Map<Id, Id[]>> {
  const rows = await db
    .selectFrom('observations')
    .select(['id', 'joined_to'])
    .where(isAmong(db, 'joined_to', wholes))
    .orderBy('id')
    .execute();
  const parts = new Map<Id, Id[]>();
  for (const { id, joined_to } of rows)
    if (joined_to !== null) parts.set(joined_to, [...(parts.get(joined_to) ?? []), id]);
  return parts;
}
