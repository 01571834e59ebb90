import type { Id } from '#model/ids.ts';

/** Passed in, so that a day can be replayed. */
export type Clock = {
  /** The phone's clock, milliseconds since 1970. */
  now(): number;
  /** Never goes back; counts from an arbitrary start, milliseconds. */
  monotonicMs(): number;
};

/** Cryptographically secure in the product. */
export type Random = { bytes(length: number): Uint8Array<ArrayBuffer>; id(): Id };

export const instantOf = (clock: Clock): string => new Date(clock.now()).toISOString();

/** In [0, 1). */
export const fractionOf = (random: Random): number => new DataView(random.bytes(4).buffer).getUint32(0) / 2 ** 32;
