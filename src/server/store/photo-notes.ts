import type { NotNull } from 'kysely';
import type { Hash, Id } from '#model/ids.ts';
import type { Observation } from '#model/observation/fold.ts';
import { photosOf } from '#model/photos/photos-of.ts';
import type { Database } from './dialect.ts';
import { partsOf } from './parts.ts';
import { insertRows, isAmong } from './row-sets.ts';

/** Writes which photos these observations speak of, each for itself, in the transaction that appended to them. */
export async function writePhotoNotes(db: Database, observations: readonly Observation[]): Promise<void> {
  const rows = observations.flatMap((observation) =>
    photosOf(observation).map(({ photo, isRemoved }) => ({
      observation_id: observation.id,
      id: photo.id,
      mission_id: observation.mission,
      question: photo.question,
      hash: photo.hash,
      bytes: photo.bytes,
      removed: isRemoved ? 1 : 0,
    })),
  );
  if (rows.length === 0) return;
  await insertRows(db, 'photo_notes', rows)
    .onConflict((conflict) =>
      conflict.columns(['observation_id', 'id']).doUpdateSet((eb) => ({ removed: eb.ref('excluded.removed') })),
    )
    .execute();
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

/** The observations that speak of photos, and the visits these were joined to. */
export const withPhotos = (db: Database) =>
  db
    .selectFrom('photo_notes')
    .select('observation_id as id')
    .union(
      db
        .selectFrom('photo_notes')
        .innerJoin('observations as parts', 'parts.id', 'photo_notes.observation_id')
        .select('parts.joined_to as id')
        .where('parts.joined_to', 'is not', null)
        .$narrowType<{ id: NotNull }>(),
    );

/** How many photos an observation speaks of, with what was joined to it, and how many of them are here. */
export type PhotoCounts = { expected: number; present: number };

export async function photoCounts(db: Database, observations: readonly Id[]): Promise<Map<Id, PhotoCounts>> {
  const parts = [...(await partsOf(db, observations)).values()].flat();
  const rows = await db
    .selectFrom('photo_notes')
    .innerJoin('observations', 'observations.id', 'photo_notes.observation_id')
    .leftJoin('photos', (join) =>
      join.onRef('photos.mission_id', '=', 'photo_notes.mission_id').onRef('photos.hash', '=', 'photo_notes.hash'),
    )
    .select((of) => [
      'observations.id',
      'observations.joined_to',
      'observations.state',
      of.fn.count<number>('photo_notes.id').as('expected'),
      of.fn.count<number>('photos.hash').as('present'),
    ])
    .where(isAmong(db, 'observations.id', [...observations, ...parts]))
    .where('photo_notes.removed', '=', 0)
    .groupBy(['observations.id', 'observations.joined_to', 'observations.state'])
    .execute();
  const counts = new Map<Id, PhotoCounts>();
  for (const { id, joined_to, state, expected, present } of rows)
    for (const shownAt of [id, ...(joined_to !== null && state !== 'withdrawn' ? [joined_to] : [])]) {
      const before = counts.get(shownAt) ?? { expected: 0, present: 0 };
      counts.set(shownAt, {
        expected: before.expected + Number(expected),
        present: before.present + Number(present),
      });
    }
  return counts;
}
