import { sql } from 'kysely';
import type { Id, Instant } from '#model/ids.ts';
import { hashText } from '#model/observation/hashing.ts';
import { type Database, isPostgres } from './dialect.ts';
import type { Row } from './tables.ts';

/** `actor`: null where nobody was signed in. `address` as much of it as tells networks apart. */
export type Deed = {
  mission: Id;
  at: Instant;
  actor: Id | null;
  act: string;
  object: string;
  address: string;
  result: string;
};

/** Only PostgreSQL can have two at once. */
const APPENDING = 7_268_302_002;

/** Read together. */
const AT_ONCE = 1000;

const hashOf = ({ mission_id, seq, at, actor, act, object, address, result, prev }: Omit<Row<'audit'>, 'hash'>) =>
  hashText(`daybook/audit/1\n${JSON.stringify([mission_id, seq, at, actor, act, object, address, result, prev])}`);

/** Adds to the log of the mission: numbered without gaps, each entry naming the hash of the one before. */
export async function appendDeed(db: Database, { mission, ...deed }: Deed): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (isPostgres(db)) await sql`select pg_advisory_xact_lock(${sql.lit(APPENDING)})`.execute(tx);
    const last = await tx
      .selectFrom('audit')
      .select(['seq', 'hash'])
      .where('mission_id', '=', mission)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    const row = { mission_id: mission, seq: Number(last?.seq ?? 0) + 1, ...deed, prev: last?.hash ?? null };
    await tx
      .insertInto('audit')
      .values({ ...row, hash: hashOf(row) })
      .execute();
  });
}

type Named = Row<'audit'> & { name: string | null };

/** Newest first, from before `before` on; with the names people have now. */
export async function deedsBefore(
  db: Database,
  { mission, before, limit }: { mission: Id; before: number | undefined; limit: number },
): Promise<Named[]> {
  let query = db
    .selectFrom('audit')
    .leftJoin('people', 'people.id', 'audit.actor')
    .selectAll('audit')
    .select('people.name')
    .where('audit.mission_id', '=', mission)
    .orderBy('audit.seq', 'desc')
    .limit(limit);
  if (before !== undefined) query = query.where('audit.seq', '<', before);
  return (await query.execute()).map((row) => ({ ...row, seq: Number(row.seq) }));
}

/** All of it, newest first, a part at a time. */
export async function* allDeeds(db: Database, mission: Id): AsyncGenerator<Named[]> {
  for (let before: number | undefined; ; ) {
    const rows = await deedsBefore(db, { mission, before, limit: AT_ONCE });
    if (rows.length > 0) yield rows;
    if (rows.length < AT_ONCE) return;
    before = rows.at(-1)?.seq;
  }
}

/** Whether an entry is not as it was written, or is not next to the one before it: `older`, none before the first. */
function isBroken({ name: _, hash, ...row }: Named, older: Named | undefined): boolean {
  if (hashOf(row) !== hash || row.prev !== (older?.hash ?? null)) return true;
  return row.seq !== (older?.seq ?? 0) + 1;
}

/** The newest of the first `count` entries that is broken; null while they hold. `rows` go on where the log does. */
export function brokenAmong(rows: readonly Named[], count: number): number | null {
  return rows.find((row, n) => n < count && isBroken(row, rows[n + 1]))?.seq ?? null;
}

/**
 * The newest entry of the whole log that is broken; null while the chain holds. That newest entries were taken off at
 * its end, it cannot tell.
 */
export async function wholeBrokenAt(db: Database, mission: Id): Promise<number | null> {
  let newer: Named | undefined;
  for await (const rows of allDeeds(db, mission))
    for (const row of rows) {
      if (newer && isBroken(newer, row)) return newer.seq;
      newer = row;
    }
  return newer && isBroken(newer, undefined) ? newer.seq : null;
}
