import type { Clock, Random } from './surroundings.ts';

/** Argon2id with one lane. */
export type StretchCost = { memoryKiB: number; passes: number };

/** 32 bytes from a secret that somebody can remember; slow on purpose, and away from the screen's thread. */
export type Stretch = (
  secret: string,
  salt: Uint8Array<ArrayBuffer>,
  cost: StretchCost,
) => Promise<Uint8Array<ArrayBuffer>>;

/** OWASP's smallest for Argon2id. A slow phone takes longer; it is never given less. */
export const FLOOR: StretchCost = { memoryKiB: 46 * 1024, passes: 1 };
const MOST_PASSES = 10;

const SALT_BYTES = 16;
/** How long unlocking may take on this phone. */
const WANTED_MS = 1_000;

export const newSalt = (random: Random): Uint8Array<ArrayBuffer> => random.bytes(SALT_BYTES);

/** As many passes as fit into a second here and now, for ever after in this slot. */
export async function calibrate(
  stretch: Stretch,
  { clock, random }: { clock: Pick<Clock, 'monotonicMs'>; random: Random },
): Promise<StretchCost> {
  const measure = () => stretch('daybook', newSalt(random), FLOOR);
  await measure(); // the first run also fetches and compiles
  const startedAt = clock.monotonicMs();
  await measure();
  const passMs = Math.max(1, clock.monotonicMs() - startedAt);
  const passes = Math.min(MOST_PASSES, Math.max(FLOOR.passes, Math.floor(WANTED_MS / passMs)));
  return { ...FLOOR, passes };
}
