import type { Hash, Id, Instant } from '#model/ids.ts';
import type { Database } from '#server/store/dialect.ts';
import { isPhotoExpected } from '#server/store/photo-notes.ts';
import { addPart, bytesHeld, forgetOldParts, forgetParts, readParts, type Sending } from '#server/store/photo-parts.ts';
import { hasPhoto, insertPhoto, type PhotoName } from '#server/store/photos.ts';

/** What arriving photos ask of the server's memory. A port: the simulation puts its own in this place. */
export type PhotoStore = {
  /** Whether some revision names a photo of this hash and length. */
  isExpected(photo: PhotoName & { bytes: number }): Promise<boolean>;
  has(photo: PhotoName): Promise<boolean>;
  bytesHeld(sending: Sending): Promise<number>;
  forgetOldParts(before: Instant): Promise<void>;
  /** One transaction. What `work` throws undoes all of it. */
  adding<Result>(work: (steps: PhotoSteps) => Promise<Result>): Promise<Result>;
};

export type PhotoSteps = {
  bytesHeld(sending: Sending): Promise<number>;
  /** False when a part that begins there came first. */
  addPart(sending: Sending, part: { start: number; content: Uint8Array; receivedAt: Instant }): Promise<boolean>;
  readParts(sending: Sending): Promise<Uint8Array<ArrayBuffer>>;
  forgetParts(sending: Sending): Promise<void>;
  /** A photo that came again stays as it is: it has the same bytes. */
  insert(photo: { mission: Id; hash: Hash; content: Uint8Array; device: Id; receivedAt: Instant }): Promise<void>;
};

export const sqlPhotoStore = (db: Database): PhotoStore => ({
  isExpected: (photo) => isPhotoExpected(db, photo),
  has: (photo) => hasPhoto(db, photo),
  bytesHeld: (sending) => bytesHeld(db, sending),
  forgetOldParts: (before) => forgetOldParts(db, before),
  adding: (work) =>
    db.transaction().execute((transaction) =>
      work({
        bytesHeld: (sending) => bytesHeld(transaction, sending),
        addPart: (sending, part) => addPart(transaction, sending, part),
        readParts: (sending) => readParts(transaction, sending),
        forgetParts: (sending) => forgetParts(transaction, sending),
        insert: (photo) => insertPhoto(transaction, photo),
      }),
    ),
});
