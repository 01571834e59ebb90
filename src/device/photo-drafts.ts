import type { Id } from '#model/ids.ts';
import type { Photo } from '#model/photos/photo.ts';
import type { Draft, Minting } from './revision-parts.ts';

/** What the journal has to say of photos; `minted`: their addition has been said before. */
export type UnmintedPhoto = { photo: Photo; minted: boolean; removed: boolean };

/** Previews are the largest part of a visit's text: few of them in one envelope. */
const MOST_IN_ONE = 5;

/**
 * Revisions that add and remove photos. They change no answer, so that a phone of release 1, which passes over them,
 * misses none.
 */
export function photoDrafts(base: Minting['base'], photos: readonly UnmintedPhoto[], makeId: () => Id): Draft[] {
  const added = photos.filter(({ minted }) => !minted).map(({ photo }) => photo);
  const removed = photos.filter((each) => each.removed).map(({ photo }) => photo.id);
  const drafts: Draft[] = [];
  for (let from = 0; from < Math.max(added.length, removed.length > 0 ? 1 : 0); from += MOST_IN_ONE) {
    const changes = { added: added.slice(from, from + MOST_IN_ONE), removed: from === 0 ? removed : [] };
    drafts.push({ ...base, id: makeId(), kind: 'edit', changes: {}, photos: changes });
  }
  return drafts;
}
