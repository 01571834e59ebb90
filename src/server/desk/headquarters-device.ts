import type { Id } from '#model/ids.ts';
import { nowOf } from '#server/clock.ts';
import type { Server } from '#server/server.ts';
import type { Database } from '#server/store/dialect.ts';

type Made = { mission: Id; person: Id } & Pick<Server, 'device' | 'keys' | 'clock'>;

/** The row that makes the server's revisions verifiable like any phone's. No token opens it. */
export async function insertIfMissing(db: Database, { device: id, mission, person, keys, clock }: Made): Promise<void> {
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
