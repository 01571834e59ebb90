import type { Hash, Id } from '#model/ids.ts';
import { nowOf } from '#server/clock.ts';
import type { Server } from '#server/server.ts';
import type { Database } from '#server/store/dialect.ts';

/** Next in the server's own chain of revisions. */
export type Link = { device: Id; seq: number; prev: Hash | null };

type Made = { mission: Id; person: Id } & Pick<Server, 'device' | 'keys' | 'clock'>;

/**
 * Takes the next number of the chain under which headquarters writes. Call it in the transaction that appends the
 * revision: the device's row stays locked until then, so that two coordinators never write the same number.
 */
export async function nextLink(db: Database, made: Made): Promise<Link> {
  const { device } = made;
  await insertIfMissing(db, made);
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
  return { device, seq, prev: before?.hash ?? null };
}

/** The row that makes the server's revisions verifiable like any phone's. No token opens it. */
async function insertIfMissing(db: Database, { device: id, mission, person, keys, clock }: Made): Promise<void> {
  await db
    .insertInto('devices')
    .values({
      id,
      mission_id: mission,
      person_id: person,
      name: 'Headquarters',
      public_key: keys.public.signing,
      push_token_hash: `none, push ${id}`,
      read_token_hash: `none, read ${id}`,
      state: 'active',
      enrolled_at: nowOf(clock),
      last_contact_at: null,
      clock_skew_ms: null,
      highest_seq: 0,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}
