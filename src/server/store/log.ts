import type { Hash, Id } from '#model/ids.ts';
import type { Revision, SignedRevision } from '#model/observation/revision.ts';
import type { Link } from '#model/protocol/server-decisions.ts';
import type { Database } from './dialect.ts';

/** A revision as it goes into the log. */
export type Accepted = {
  revision: Revision;
  signed: SignedRevision;
  hash: Hash;
  flags: readonly string[];
};

/**
 * Appends one revision; call with the observation's row locked, so that the transaction already has its number when
 * this row gets its own (readers rely on it: `horizon.ts`). Undefined when the id is in the log already.
 */
export async function appendRevision(
  db: Database,
  { revision, signed, hash, flags }: Accepted,
  receivedAt: string,
): Promise<number | undefined> {
  const row = await db
    .insertInto('revisions')
    .values({
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
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('log_seq')
    .executeTakeFirst();
  return row?.log_seq;
}

/** Hashes of those of these revisions that the log holds. */
export async function hashesOf(db: Database, ids: readonly Id[]): Promise<Map<Id, Hash>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('revisions').select(['id', 'hash']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, hash }) => [id, hash]));
}

/** The links of a device's chain that have one of these numbers. */
export async function linksAt(db: Database, device: Id, seqs: readonly number[]): Promise<Link[]> {
  if (seqs.length === 0) return [];
  return db
    .selectFrom('revisions')
    .select(['id', 'seq', 'hash', 'prev'])
    .where('device_id', '=', device)
    .where('seq', 'in', seqs)
    .execute();
}
