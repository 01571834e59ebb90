import type { Id } from '#model/ids.ts';
import { toBase64Url } from '#model/protocol/bytes.ts';

/** The only source of randomness in the server; tests pass their own. */
export type Random = {
  bytes(count: number): Uint8Array<ArrayBuffer>;
  id(): Id;
};

/** An opaque 256-bit secret: a token, the secret of a link. */
export const newSecret = (random: Random): string => toBase64Url(random.bytes(32));
