import type { Hash, Id } from '#model/ids.ts';
import { observationsFor, type Reader } from '#server/desk/observation-filter.ts';
import { refuse } from '#server/refusals.ts';
import type { Database } from '#server/store/dialect.ts';
import { photoContent, photosPresent } from '#server/store/photos.ts';

/**
 * A photo that some revision of an observation names. @throws NOT_FOUND, also for an observation outside the reader's
 * reach, and for a photo of another observation
 */
export async function readPhoto(
  db: Database,
  reader: Reader,
  { observation, hash }: { observation: Id; hash: Hash | undefined },
): Promise<Uint8Array<ArrayBuffer>> {
  const all = await observationsFor(db, { reader, filter: {} });
  const found = await all.where('observations.id', '=', observation).select('observations.id').executeTakeFirst();
  const named = found ? await photosPresent(db, observation) : [];
  const content =
    hash !== undefined && named.some((photo) => photo.hash === hash)
      ? await photoContent(db, { mission: reader.mission, hash })
      : undefined;
  if (!content) throw refuse('NOT_FOUND', 'photo');
  return content;
}
