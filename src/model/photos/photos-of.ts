import type { Id } from '../ids.ts';
import type { Observation } from '../observation/fold.ts';
import type { Photo } from './photo.ts';

/** A photo of an observation, and who added it. `isRemoved`: some revision took it back. */
export type StandingPhoto = { photo: Photo; revision: Id; person: Id; device: Id; isRemoved: boolean };

/**
 * Photos are a set: two phones that add photos to one question contradict nothing. Like the fold, the result depends
 * only on which revisions are known. In the order they were kept, as far as clocks tell.
 */
export function photosOf({ revisions }: Pick<Observation, 'revisions'>): StandingPhoto[] {
  const known = [...revisions.values()].filter(({ photos }) => photos).sort((a, b) => (a.id < b.id ? -1 : 1));
  const removed = new Set(known.flatMap(({ photos }) => photos?.removed ?? []));
  const standing = new Map<Id, StandingPhoto>();
  for (const { id: revision, person, device, photos } of known)
    for (const photo of photos?.added ?? [])
      if (!standing.has(photo.id))
        standing.set(photo.id, { photo, revision, person, device, isRemoved: removed.has(photo.id) });
  return [...standing.values()].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

const orderOf = ({ photo }: StandingPhoto): string => `${photo.at} ${photo.id}`;
