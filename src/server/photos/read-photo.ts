import type { Hash, Id } from '#model/ids.ts';
import type { Actor } from '#model/roles.ts';
import { requireObservation } from '#server/desk/observation-filter.ts';
import { refuse } from '#server/refusals.ts';
import type { Database } from '#server/store/dialect.ts';
import { partsOf } from '#server/store/parts.ts';
import { photoContent, photosPresent } from '#server/store/photos.ts';

/**
 * A photo that some revision of an observation names, or of one that was joined to it. @throws NOT_FOUND, also for an observation outside the reader's
 * reach, and for a photo of another observation
 */
export async function readPhoto(
  db: Database,
  reader: Actor,
  { observation, hash }: { observation: Id; hash: Hash | undefined },
): Promise<Uint8Array<ArrayBuffer>> {
  // faces, papers and plates are names
  await requireObservation(db, { reader, id: observation, action: 'read-names' });
  const parts = (await partsOf(db, [observation])).get(observation) ?? [];
  const named = await photosPresent(db, [observation, ...parts]);
  const content =
    hash !== undefined && named.some((photo) => photo.hash === hash)
      ? await photoContent(db, { mission: reader.mission, hash })
      : undefined;
  if (!content) throw refuse('NOT_FOUND', 'photo');
  return content;
}
