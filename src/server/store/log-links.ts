import type { Hash, Id } from '#model/ids.ts';
import type { Database } from './dialect.ts';
import { insertRows, isAmong } from './row-sets.ts';
import type { NewRow } from './tables.ts';

export type LogEnd = { position: number; head: Hash | null };

/** The last link of a mission's log. */
export async function endOfChain(db: Database, mission: Id): Promise<LogEnd> {
  const last = await db
    .selectFrom('log_links')
    .select(['position', 'head'])
    .where('mission_id', '=', mission)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ?? { position: 0, head: null };
}

/** Which of these revisions are in a chain already: after a restore readers begin again. */
export async function linkedAmong(db: Database, revisions: readonly Id[]): Promise<Set<Id>> {
  const rows = await db
    .selectFrom('log_links')
    .select('revision_id')
    .where(isAmong(db, 'revision_id', revisions))
    .execute();
  return new Set(rows.map(({ revision_id }) => revision_id));
}

export async function insertLinks(db: Database, links: readonly NewRow<'log_links'>[]): Promise<void> {
  if (links.length > 0) await insertRows(db, 'log_links', links).execute();
}

export async function lastCheckpoint(db: Database, mission: Id) {
  return db
    .selectFrom('checkpoints')
    .selectAll()
    .where('mission_id', '=', mission)
    .orderBy('position', 'desc')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
}
