import { sql } from 'kysely';
import type { Hash, Id, Instant } from '#model/ids.ts';
import { type Database, isPostgres } from './dialect.ts';

/** Parts of one photo from one device. Another device that sends the same photo has its own: neither spoils the other's. */
export type Sending = { device: Id; hash: Hash };

/** How many bytes from the beginning are here. */
export async function bytesHeld(db: Database, { device, hash }: Sending): Promise<number> {
  const length = isPostgres(db) ? sql<number>`octet_length(content)` : sql<number>`length(content)`;
  const last = await db
    .selectFrom('photo_parts')
    .select(['start', length.as('length')])
    .where('device_id', '=', device)
    .where('hash', '=', hash)
    .orderBy('start', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ? last.start + Number(last.length) : 0;
}

/** False when a part that begins there came first. */
export async function addPart(
  db: Database,
  { device, hash }: Sending,
  part: { start: number; content: Uint8Array; receivedAt: Instant },
): Promise<boolean> {
  const row = await db
    .insertInto('photo_parts')
    .values({ device_id: device, hash, start: part.start, content: part.content, received_at: part.receivedAt })
    .onConflict((conflict) => conflict.doNothing())
    .returning('start')
    .executeTakeFirst();
  return row !== undefined;
}

export async function readParts(db: Database, { device, hash }: Sending): Promise<Uint8Array<ArrayBuffer>> {
  const parts = await db
    .selectFrom('photo_parts')
    .select('content')
    .where('device_id', '=', device)
    .where('hash', '=', hash)
    .orderBy('start')
    .execute();
  // libsql gives an ArrayBuffer, PostgreSQL a Buffer
  return new Uint8Array(Buffer.concat(parts.map(({ content }) => new Uint8Array(content))));
}

export async function forgetParts(db: Database, { device, hash }: Sending): Promise<void> {
  await db.deleteFrom('photo_parts').where('device_id', '=', device).where('hash', '=', hash).execute();
}

/** Of photos nobody has gone on sending since. */
export async function forgetOldParts(db: Database, before: Instant): Promise<void> {
  await db.deleteFrom('photo_parts').where('received_at', '<', before).execute();
}
