import { sql } from 'kysely';
import type { Hash, Id } from '#model/ids.ts';
import type { Revision, SignedRevision } from '#model/observation/revision.ts';
import type { Link } from '#model/protocol/server-decisions.ts';
import { type Database, isPostgres } from './dialect.ts';
import { insertRows, isAmong } from './row-sets.ts';

/** A revision as it goes into the log. */
export type Accepted = {
  revision: Revision;
  signed: SignedRevision;
  hash: Hash;
  flags: readonly string[];
};

/**
 * Appends revisions in their order and tells their numbers; call with the rows of their observations locked, so that
 * the transaction already has its number when these rows get theirs (readers rely on it: `horizon.ts`). One whose id
 * is in the log already has no number.
 */
export async function appendRevisions(
  db: Database,
  accepted: readonly Accepted[],
  receivedAt: string,
): Promise<Map<Id, number>> {
  const rows = accepted.map(({ revision, signed, hash, flags }) => ({
    id: revision.id,
    mission_id: revision.mission,
    observation_id: revision.observation,
    team_id: revision.team,
    device_id: revision.device,
    person_id: revision.person,
    seq: revision.seq,
    prev: revision.prev,
    hash,
    text: signed.text,
    signature: signed.signature,
    received_at: receivedAt,
    flags_json: JSON.stringify(flags),
  }));
  if (rows.length === 0) return new Map();
  const appended = await insertRows(db, 'revisions', rows)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning(['id', 'log_seq'])
    .execute();
  return new Map(appended.map(({ id, log_seq }) => [id, log_seq]));
}

/** Hashes of those of these revisions that the log holds. */
export async function hashesOf(db: Database, ids: readonly Id[]): Promise<Map<Id, Hash>> {
  const rows = await db
    .selectFrom('revisions')
    .select(['id', 'hash'])
    .where(isAmong(db, 'id', ids))
    .execute();
  return new Map(rows.map(({ id, hash }) => [id, hash]));
}

/** What the log holds of these observations, in its order; those it knows nothing of are not there. */
export async function revisionsOf(db: Database, observations: readonly Id[]): Promise<Map<Id, Revision[]>> {
  const rows = await db
    .selectFrom('revisions')
    .select(['observation_id', 'text'])
    .where(isAmong(db, 'observation_id', observations))
    .orderBy('log_seq')
    .execute();
  const held = new Map<Id, Revision[]>();
  for (const { observation_id, text } of rows) {
    const revision = JSON.parse(text) as Revision; // parsed by the model before it was stored
    const before = held.get(observation_id);
    if (before) before.push(revision);
    else held.set(observation_id, [revision]);
  }
  return held;
}

/** A place in the chain of a device. */
export type ChainPlace = { device: Id; seq: number };

/** What stands at these places, by device. */
export async function linksAt(db: Database, places: readonly ChainPlace[]): Promise<Map<Id, Link[]>> {
  const source = isPostgres(db)
    ? sql`unnest(${places.map(({ device }) => device)}::text[], ${places.map(({ seq }) => seq)}::bigint[]) as at (device, seq)`
    : sql`(select value ->> 'device' as device, value ->> 'seq' as seq from json_each(${JSON.stringify(places)})) as at`;
  const { rows } = await sql<Link & { device: Id }>`
    select revisions.device_id as device, id, revisions.seq as seq, hash, prev
    from ${source} join revisions on revisions.device_id = at.device and revisions.seq = at.seq
  `.execute(db);
  const links = new Map<Id, Link[]>();
  for (const { device, ...link } of rows) links.set(device, [...(links.get(device) ?? []), link]);
  return links;
}

/**
 * Takes the next number of a device's chain; for the server's own. Call it in the transaction that appends the
 * revision: the device's row stays locked until then, so that two coordinators never write the same number.
 */
export async function takeNumber(db: Database, device: Id): Promise<{ seq: number; prev: Hash | null }> {
  const { highest_seq: seq } = await db
    .updateTable('devices')
    .set((of) => ({ highest_seq: of('highest_seq', '+', 1) }))
    .where('id', '=', device)
    .returning('highest_seq')
    .executeTakeFirstOrThrow();
  const before = await db
    .selectFrom('revisions')
    .select('hash')
    .where('device_id', '=', device)
    .where('seq', '=', seq - 1)
    .executeTakeFirst();
  return { seq, prev: before?.hash ?? null };
}
