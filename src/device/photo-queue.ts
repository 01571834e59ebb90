import type { Id, Instant } from '#model/ids.ts';
import type { Photo } from '#model/photos/photo.ts';
import type { WaitingPhoto } from '#model/protocol/photo-decisions.ts';
import type { RequestRefusal } from '#model/protocol/refusal-codes.ts';
import type { Device } from './device.ts';
import { catchUp, type HeldObservation, heldObservations } from './held.ts';
import { observationOf } from './photos.ts';
import type { VerifiedReceipt } from './receipts.ts';
import { formOf } from './reference.ts';
import type { PhotoRow } from './rows.ts';
import { instantOf } from './surroundings.ts';
import type { Tables } from './tables.ts';

export type QueuedPhoto = WaitingPhoto & Pick<Photo, 'hash' | 'bytes'> & { observation: Id };

/** Named by revisions that the server holds. */
function expectedPhotos({ revisions, outbox }: HeldObservation): Set<Id> {
  const held = outbox.filter(({ state }) => state === 'received');
  return new Set(
    held.flatMap(({ revision }) => (revisions.get(revision)?.photos?.added ?? []).map(({ id }): Id => id)),
  );
}

/** Photos that can be sent now: the server holds the revisions that name them. */
export async function waitingPhotos(device: Device): Promise<QueuedPhoto[]> {
  const queued: QueuedPhoto[] = [];
  for (const [observation, held] of await heldObservations(device)) {
    const [first] = held.revisions.values();
    const expected = expectedPhotos(held);
    const waiting = [...held.photos.values()].filter(
      ({ photo, state, removed }) => state === 'waiting' && !removed && expected.has(photo.id),
    );
    if (waiting.length === 0 || !first) continue;
    const urgent = (await formOf(device, first.form, first.formVersion))?.kind === 'incident';
    for (const { photo } of waiting) {
      const { id, hash, bytes, at } = photo;
      queued.push({ id, hash, bytes, at, urgent, observation });
    }
  }
  return queued;
}

/** By their rows alone, so that a locked phone can count them too. */
export const waitingPhotoCount = async ({ database }: Device): Promise<number> => {
  const waiting = await database.read(['photos'], ({ photos }) => photos.where('state').equals('waiting').toArray());
  return waiting.filter(({ removed }) => !removed).length;
};

/** Shown as *sending* with how far it has got; undefined when it has stopped. */
export function showPhotoOnItsWay({ inThisTab, changes }: Device, now: Device['inThisTab']['sendingPhoto']): void {
  inThisTab.sendingPhoto = now;
  changes.announce({ observations: [] });
}

/** Received only by a verified receipt that names its hash, which is kept with it. */
export async function photoReceived(device: Device, photo: QueuedPhoto, receipt: VerifiedReceipt): Promise<void> {
  const { database } = device;
  if (!receipt.photos.has(photo.hash)) throw new Error('This receipt is for another photo');
  await database.write(['photos', 'receipts'], async ({ photos, receipts }) => {
    await change(photos, photo.id, { state: 'received', receivedAt: receipt.receivedAt, refusal: null });
    await receipts.put(receipt.row);
  });
  await changed(device, photo.observation);
}

export async function photoRefused(device: Device, photo: QueuedPhoto, code: RequestRefusal): Promise<void> {
  const refusal: { code: RequestRefusal; at: Instant } = { code, at: instantOf(device.clock) };
  await device.database.write(['photos'], ({ photos }) => change(photos, photo.id, { state: 'refused', refusal }));
  await changed(device, photo.observation);
}

/** Puts a refused photo back in the queue: for when the reason lay at headquarters, or on the way. */
export async function sendPhotoAgain(device: Device, id: Id): Promise<void> {
  const observation = await observationOf(device, id);
  if (observation === undefined) return;
  await device.database.write(['photos'], ({ photos }) => change(photos, id, { state: 'waiting', refusal: null }));
  await changed(device, observation);
}

async function change(photos: Tables['photos'], id: Id, to: Partial<PhotoRow>): Promise<void> {
  const row = await photos.get(id);
  if (row) await photos.put({ ...row, ...to });
}

async function changed(device: Device, observation: Id): Promise<void> {
  await catchUp(device, [observation]);
  device.changes.announce({ observations: [observation] });
}
