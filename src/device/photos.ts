import type { Id } from '#model/ids.ts';
import { hashBytes } from '#model/observation/hashing.ts';
import type { Photo } from '#model/photos/photo.ts';
import type { Device } from './device.ts';
import { heldObservations } from './held.ts';
import type { KeepingPhoto } from './notebook.ts';
import { sealedNote } from './observation-notes.ts';
import type { PhotoRow } from './rows.ts';
import { sealedTable } from './sealed-table.ts';
import { heldOrStarted, type Started } from './started.ts';
import { instantOf } from './surroundings.ts';

/**
 * Bytes, what is to be said of them, and the end of the camera's mark in one transaction; resolves when it is on disk.
 * The same picture at the same question is kept once. Returns the photo's id.
 */
export const keepPhoto = (device: Device, started: Started, { observation, question, picture }: KeepingPhoto) =>
  device.turns(observation, async (): Promise<Id> => {
    const { database, cipher, random, held } = device;
    const { jpeg, ...about } = picture;
    const hash = await hashBytes(jpeg);
    const known = await heldOrStarted(device, started, observation);
    const same = [...known.photos.values()].find(
      ({ photo, removed }) => !removed && photo.hash === hash && photo.question === question,
    );
    const at = instantOf(device.clock);
    const id = random.id();
    const photo: Photo = same?.photo ?? { id, question, hash, bytes: jpeg.length, at, ...about };
    const row: PhotoRow = {
      id,
      observation,
      ...fresh,
      body: await sealedTable<Photo>(cipher, 'photos').seal(id, photo),
    };
    const body = await cipher.sealBytes('photoBodies', id, jpeg);
    const note = await sealedNote(device, observation, known.note);
    await database.write(['photos', 'photoBodies', 'observations', 'state'], async (tables) => {
      await tables.state.delete('camera');
      // run again because the connection was lost: had it been written all the same?
      if (same || (await tables.photos.get(id))) return;
      await tables.photos.bulkAdd([row]);
      await tables.photoBodies.bulkAdd([{ id, body }]);
      if (!(await tables.observations.get(observation))) await tables.observations.put({ id: observation, body: note });
    });
    started.delete(observation);
    held.edits += 1;
    const now = held.all.get(observation) ?? known;
    held.all.set(observation, now);
    if (!same) now.photos.set(id, { ...fresh, photo });
    now.open = undefined;
    device.changes.announce({ observations: [observation] });
    return photo.id;
  });

const fresh: Omit<PhotoRow, 'id' | 'observation' | 'body'> = {
  state: 'waiting',
  unminted: 1,
  minted: false,
  removed: false,
  receivedAt: null,
  refusal: null,
};

/** Takes a photo of this phone back. What no revision has spoken of is forgotten; the rest is kept and said to be removed. */
export async function removePhoto(device: Device, id: Id): Promise<void> {
  const { database, held, changes } = device;
  const observation = await observationOf(device, id);
  if (observation === undefined) return;
  await device.turns(observation, async () => {
    const left = await database.write(['photos', 'photoBodies'], async ({ photos, photoBodies }) => {
      const row = await photos.get(id);
      if (!row || row.removed) return row;
      if (!row.minted) {
        await photos.delete(id);
        await photoBodies.delete(id);
        return undefined;
      }
      const removed: PhotoRow = { ...row, removed: true, unminted: 1 };
      await photos.put(removed);
      return removed;
    });
    held.edits += 1;
    const now = (await heldObservations(device)).get(observation);
    const before = now?.photos.get(id);
    if (before && left) now?.photos.set(id, { ...before, removed: left.removed, unminted: left.unminted });
    else now?.photos.delete(id);
    if (now) now.open = undefined;
    changes.announce({ observations: [observation] });
  });
}

/** The observation a photo of this phone was kept at: of a joined visit it may be a part. */
export const observationOf = async ({ database }: Device, id: Id): Promise<Id | undefined> =>
  (await database.read(['photos'], ({ photos }) => photos.get(id)))?.observation;

/** The photo as it is sent; undefined when its bytes are not on this phone. */
export async function photoBytes({ database, cipher }: Device, id: Id): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const row = await database.read(['photoBodies'], ({ photoBodies }) => photoBodies.get(id));
  return row && cipher.openBytes('photoBodies', id, row.body);
}
