import * as z from 'zod/mini';
import { Id, Instant } from '../ids.ts';
import { SignedReceipt } from './messages.ts';

/**
 * How a photo travels, under `/api/v1/photos/HASH`; came after release 1, whose servers answer NOT_FOUND.
 *
 * `POST` (PhotoBegin) asks how much of it the server holds. `PUT ?offset=…&bytes=…` brings a chunk as raw bytes from
 * there on. Both answer PhotoReply. A chunk from elsewhere than the server's offset is not kept, and the reply says
 * where to go on; so any of them may be lost, repeated, or come twice. The last chunk is answered with a receipt once
 * the whole has been verified and is on durable storage; `POST` for a photo the server has answers the same.
 */
export const PhotoBegin = z.strictObject({
  protocol: z.int(),
  device: Id,
  /** Length of the whole photo. */
  bytes: z.int().check(z.gte(1)),
});
export type PhotoBegin = z.infer<typeof PhotoBegin>;

export const PhotoChunk = z.object({
  offset: z.coerce.number().check(z.int(), z.gte(0)),
  bytes: z.coerce.number().check(z.int(), z.gte(1)),
});
export type PhotoChunk = z.infer<typeof PhotoChunk>;

export const PhotoReply = z.strictObject({
  /** Bytes of it the server holds for this device. */
  offset: z.int().check(z.gte(0)),
  /** Lists the photo's hash; null until the whole is here. */
  receipt: z.nullable(SignedReceipt),
  serverTime: Instant,
});
export type PhotoReply = z.infer<typeof PhotoReply>;

/** Largest chunk a server takes. */
export const LARGEST_CHUNK_BYTES = 262_144;
