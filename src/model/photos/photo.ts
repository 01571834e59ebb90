import * as z from 'zod/mini';
import { Base64Url, Hash, Id, Instant, QuestionId } from '../ids.ts';
import { Position } from '../station.ts';

/**
 * `edge`: longest side after resizing, pixels. `bytes`: largest photo a server takes; phones aim at `aimBytes`.
 * `preview`: longest preview, base64url characters.
 */
export const PHOTO_LIMIT = {
  bytes: 5_000_000,
  aimBytes: 700_000,
  edge: 1600,
  previewEdge: 160,
  preview: 8_192,
} as const;

/**
 * What a revision says of a photo; its bytes travel by themselves, after all text. `hash` and `bytes` are those of the
 * JPEG as it is sent, from which everything but the picture has been removed. `question` is null for a photo of the
 * visit as a whole. `at`: when it was kept, by the phone's clock. `takenAt` and `position` are what the camera wrote
 * into the file, present only where the mission keeps them. `preview` is a small JPEG, so that it is seen before the
 * photo has arrived.
 */
export const Photo = z.strictObject({
  id: Id,
  question: z.nullable(QuestionId),
  hash: Hash,
  bytes: z.int().check(z.gte(1), z.lte(PHOTO_LIMIT.bytes)),
  width: z.int().check(z.gte(1), z.lte(20_000)),
  height: z.int().check(z.gte(1), z.lte(20_000)),
  at: Instant,
  takenAt: z.optional(Instant),
  position: z.optional(Position),
  preview: Base64Url.check(z.maxLength(PHOTO_LIMIT.preview)),
});
export type Photo = z.infer<typeof Photo>;

/** `removed` names photos by id: they are kept, and no longer count. */
export const PhotoChanges = z.strictObject({
  added: z.array(Photo).check(z.maxLength(20)),
  removed: z.array(Id).check(z.maxLength(200)),
});
export type PhotoChanges = z.infer<typeof PhotoChanges>;

/** For an `img`; a preview can be nothing but a picture there. */
export const previewAddress = ({ preview }: Pick<Photo, 'preview'>): string =>
  `data:image/jpeg;base64,${preview.replaceAll('-', '+').replaceAll('_', '/')}`;
