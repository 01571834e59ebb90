import type { Id, Instant } from '#model/ids.ts';
import type { Photo } from '#model/photos/photo.ts';
import type { WaitingPhoto } from '#model/protocol/photo-decisions.ts';
import type { RequestRefusal } from '#model/protocol/refusal-codes.ts';
import type { Device } from './device.ts';
import { catchUp, type HeldObservation, type HeldPhoto, heldObservations } from './held.ts';
import type { VerifiedReceipt } from './receipts.ts';
import { formOf } from './reference.ts';
import type { PhotoRow } from './rows.ts';
import { instantOf } from './surroundings.ts';

export type QueuedPhoto = WaitingPhoto & Pick<Photo, 'hash' | 'bytes'> & { observation: Id };

/**
 * Nobody took it back, and it has neither a receipt nor a refusal. Or its receipt is older than the one of the revision
 * that names it: that was sent anew, because the server had lost it, and may have lost the photo too.
 */
const isWaiting = ({ state, removed, receivedAt }: HeldPhoto, expectedAt: Instant): boolean =>
  !removed && (state === 'waiting' || (state === 'received' && receivedAt !== null && receivedAt < expectedAt));

/** When the server last confirmed the revisions that name photos, by photo. */
function expectedPhotos({ revisions, outbox }: HeldObservation): Map<Id, Instant> {
  return new Map(
    outbox.flatMap(({ revision, receivedAt }) =>
      receivedAt === null
        ? []
        : (revisions.get(revision)?.photos?.added ?? []).map(({ id }): [Id, Instant] => [id, receivedAt]),
    ),
  );
}

/** Photos that can be sent now: the server holds the revisions that name them. */
export async function waitingPhotos(device: Device): Promise<QueuedPhoto[]> {
  const queued: QueuedPhoto[] = [];
  for (const [observation, held] of await heldObservations(device)) {
    const [first] = held.revisions.values();
    const expected = expectedPhotos(held);
    const waiting = [...held.photos.values()].filter((each) => {
      const expectedAt = expected.get(each.photo.id);
      return expectedAt !== undefined && isWaiting(each, expectedAt);
    });
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
export const waitingPhotoCount = ({ database }: Device): Promise<number> =>
  database.read(['photos'], () =>
    database.tables.photos
      .where('state')
      .equals('waiting')
      .filter(({ removed }) => !removed)
      .count(),
  );

/** Shown as *sending* with how far it has got; undefined when it has stopped. */
export function showPhotoOnItsWay({ inThisTab, changes }: Device, now: Device['inThisTab']['sendingPhoto']): void {
  inThisTab.sendingPhoto = now;
  changes.announce({ observations: [] });
}

/** Received only by a verified receipt that names its hash, which is kept with it. */
export async function photoReceived(device: Device, photo: QueuedPhoto, receipt: VerifiedReceipt): Promise<void> {
  const { database } = device;
  if (!receipt.photos.has(photo.hash)) throw new Error('This receipt is for another photo');
  await database.write(['photos', 'receipts'], async () => {
    await change(device, photo.id, { state: 'received', receivedAt: receipt.receivedAt, refusal: null });
    await database.tables.receipts.put(receipt.row);
  });
  await changed(device, photo.observation);
}

export async function photoRefused(device: Device, photo: QueuedPhoto, code: RequestRefusal): Promise<void> {
  const refusal: { code: RequestRefusal; at: Instant } = { code, at: instantOf(device.clock) };
  await device.database.write(['photos'], () => change(device, photo.id, { state: 'refused', refusal }));
  await changed(device, photo.observation);
}

/** Puts a refused photo back in the queue: for when the reason lay at headquarters, or on the way. */
export async function sendPhotoAgain(device: Device, observation: Id, id: Id): Promise<void> {
  await device.database.write(['photos'], () => change(device, id, { state: 'waiting', refusal: null }));
  await changed(device, observation);
}

async function change({ database }: Device, id: Id, to: Partial<PhotoRow>): Promise<void> {
  const row = await database.tables.photos.get(id);
  if (row) await database.tables.photos.put({ ...row, ...to });
}

async function changed(device: Device, observation: Id): Promise<void> {
  await catchUp(device, [observation]);
  device.changes.announce({ observations: [observation] });
}
