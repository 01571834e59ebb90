import type { Hash, Id, Instant } from '#model/ids.ts';
import type { Database } from './dialect.ts';

export type PhotoName = { mission: Id; hash: Hash };

export async function hasPhoto(db: Database, { mission, hash }: PhotoName): Promise<boolean> {
  const row = await db
    .selectFrom('photos')
    .select('received_at')
    .where('mission_id', '=', mission)
    .where('hash', '=', hash)
    .executeTakeFirst();
  return row !== undefined;
}

export async function photoContent(
  db: Database,
  { mission, hash }: PhotoName,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const row = await db
    .selectFrom('photos')
    .select('content')
    .where('mission_id', '=', mission)
    .where('hash', '=', hash)
    .executeTakeFirst();
  return row && new Uint8Array(row.content);
}

/** A photo that came again stays as it is: it has the same bytes. */
export async function insertPhoto(
  db: Database,
  photo: PhotoName & { content: Uint8Array; device: Id; receivedAt: Instant },
): Promise<void> {
  await db
    .insertInto('photos')
    .values({
      mission_id: photo.mission,
      hash: photo.hash,
      content: photo.content,
      device_id: photo.device,
      received_at: photo.receivedAt,
    })
    .onConflict((conflict) => conflict.columns(['mission_id', 'hash']).doNothing())
    .execute();
}

/** When the photos that are here, of those an observation speaks of, arrived; by hash. */
export async function photosPresent(db: Database, observation: Id): Promise<{ hash: Hash; receivedAt: Instant }[]> {
  return db
    .selectFrom('photo_notes')
    .innerJoin('photos', (join) =>
      join.onRef('photos.mission_id', '=', 'photo_notes.mission_id').onRef('photos.hash', '=', 'photo_notes.hash'),
    )
    .select(['photos.hash', 'photos.received_at as receivedAt'])
    .distinct()
    .where('photo_notes.observation_id', '=', observation)
    .execute();
}
