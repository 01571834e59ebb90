import { type SelectQueryBuilder, sql } from 'kysely';
import { type Database, isPostgres } from './dialect.ts';
import type { Tables } from './tables.ts';

/**
 * A place in the log from which reading goes on: `xid.log_seq` (xid is 0 on SQLite). Texts, because xids are 64 bits.
 *
 * On PostgreSQL `log_seq > cursor` would skip rows: a transaction may commit after another that took a later number.
 * So readers see only rows of transactions older than every running one (the horizon), and go by transaction first:
 * what is not visible yet has a higher `xid` than everything visible, whatever its `log_seq`.
 */
export type Position = string;

export const START: Position = '0.0';

const parts = (position: Position): [string, number] => {
  const [xid = '0', seq = '0'] = position.split('.');
  return [xid, Number(seq)];
};

export const isPosition = (text: string): boolean => /^\d{1,20}\.\d{1,15}$/.test(text);

type Log = SelectQueryBuilder<Tables, 'revisions', object>;

/** The rows after `position` that no other transaction can get in front of any more, in the order readers go by. */
function behindHorizon(db: Database, after: Position) {
  const [xid, seq] = parts(after);
  const log: Log = db.selectFrom('revisions');
  if (!isPostgres(db))
    return log.select(sql<Position>`'0.' || log_seq`.as('position')).where('log_seq', '>', seq).orderBy('log_seq');
  return log
    .select(sql<Position>`xid::text || '.' || log_seq`.as('position'))
    .where(
      sql<boolean>`(xid, log_seq) > (${xid}::xid8, ${sql.lit(seq)}) and xid < pg_snapshot_xmin(pg_current_snapshot())`,
    )
    .orderBy(sql`xid`)
    .orderBy('log_seq');
}

export type TeamRow = { position: Position; text: string; signature: string };

/** What one team may pull. */
export const readTeamLog = (
  db: Database,
  { team, after, limit }: { team: string; after: Position; limit: number },
): Promise<TeamRow[]> =>
  behindHorizon(db, after).select(['text', 'signature']).where('team_id', '=', team).limit(limit).execute();

export type Touched = { position: Position; mission_id: string; observation_id: string };

/** Which observations the log says were written to, in order, with repetitions. */
export const readTouched = (db: Database, after: Position, limit: number): Promise<Touched[]> =>
  behindHorizon(db, after).select(['mission_id', 'observation_id']).limit(limit).execute();

export type Unlinked = { position: Position; id: string; mission_id: string; hash: string; received_at: string };

/** What is to be linked into the chains of the missions, in order. */
export const readToLink = (db: Database, after: Position, limit: number): Promise<Unlinked[]> =>
  behindHorizon(db, after).select(['id', 'mission_id', 'hash', 'received_at']).limit(limit).execute();

/** The end of what can be read now: where a reader begins that wants only what is new. */
export async function endOfLog(db: Database): Promise<Position> {
  if (!isPostgres(db)) {
    const last = await db
      .selectFrom('revisions')
      .select((of) => of.fn.max('log_seq').as('seq'))
      .executeTakeFirst();
    return `0.${last?.seq ?? 0}`;
  }
  const { rows } = await sql<{ position: Position }>`
    select xid::text || '.' || log_seq as position from revisions
    where xid < pg_snapshot_xmin(pg_current_snapshot()) order by xid desc, log_seq desc limit 1
  `.execute(db);
  return rows[0]?.position ?? START;
}

/**
 * After a restore. Another PostgreSQL cluster counts its transactions from elsewhere: rows that say they were written by
 * later ones would lie beyond the horizon, and new rows before the readers' places. What is in the log becomes older
 * than every transaction here, and readers begin again.
 */
export async function startLogAgain(transaction: Database): Promise<void> {
  if (isPostgres(transaction)) await sql`update revisions set xid = '0'`.execute(transaction);
  await transaction.updateTable('followers').set({ cursor: START }).execute();
}
