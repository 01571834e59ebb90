import type { Hash, Id } from '#model/ids.ts';
import type { Observation } from '#model/observation/fold.ts';
import { photosOf } from '#model/photos/photos-of.ts';
import type { Database } from './dialect.ts';

/** Writes which photos an observation speaks of, in the transaction that appended to it. */
export async function writePhotoNotes(db: Database, observation: Observation): Promise<void> {
  for (const { photo, isRemoved } of photosOf(observation)) {
    const removed = isRemoved ? 1 : 0;
    await db
      .insertInto('photo_notes')
      .values({
        observation_id: observation.id,
        id: photo.id,
        mission_id: observation.mission,
        question: photo.question,
        hash: photo.hash,
        bytes: photo.bytes,
        removed,
      })
      .onConflict((conflict) => conflict.columns(['observation_id', 'id']).doUpdateSet({ removed }))
      .execute();
  }
}

/** Whether some revision names a photo of this hash and length. */
export async function isPhotoExpected(
  db: Database,
  { mission, hash, bytes }: { mission: Id; hash: Hash; bytes: number },
): Promise<boolean> {
  const row = await db
    .selectFrom('photo_notes')
    .select('id')
    .where('mission_id', '=', mission)
    .where('hash', '=', hash)
    .where('bytes', '=', bytes)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** How many photos each of these observations speaks of, and how many of them are here. */
export type PhotoCounts = { expected: number; present: number };

export async function photoCounts(db: Database, observations: readonly Id[]): Promise<Map<Id, PhotoCounts>> {
  if (observations.length === 0) return new Map();
  const rows = await db
    .selectFrom('photo_notes')
    .leftJoin('photos', (join) =>
      join.onRef('photos.mission_id', '=', 'photo_notes.mission_id').onRef('photos.hash', '=', 'photo_notes.hash'),
    )
    .select((of) => [
      'photo_notes.observation_id',
      of.fn.count<number>('photo_notes.id').as('expected'),
      of.fn.count<number>('photos.hash').as('present'),
    ])
    .where('photo_notes.observation_id', 'in', observations)
    .where('photo_notes.removed', '=', 0)
    .groupBy('photo_notes.observation_id')
    .execute();
  return new Map(
    rows.map(({ observation_id, expected, present }) => [
      observation_id,
      { expected: Number(expected), present: Number(present) },
    ]),
  );
}
