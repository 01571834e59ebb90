import type { Id } from '#model/ids.ts';

/** Everything that is left to chance in one schedule, from one seed: the same seed is the same day. */
export type Chance = {
  /** In [0, 1). */
  fraction(): number;
  happens(probability: number): boolean;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  pick<Each>(list: readonly Each[]): Each;
  bytes(length: number): Uint8Array<ArrayBuffer>;
  id(): Id;
};

/** mulberry32 (public domain): 32 bits of state are plenty for telling days apart. */
export function chanceOf(seed: number): Chance {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  for (let warm = 0; warm < 4; warm++) next();
  const fraction = () => next() / 2 ** 32;
  const between = (least: number, most: number) => least + Math.floor(fraction() * (most - least + 1));
  const hex = (): string => next().toString(16).padStart(8, '0');
  return {
    fraction,
    happens: (probability) => fraction() < probability,
    between,
    pick(list) {
      if (list.length === 0) throw new Error('There is nothing to pick from');
      return list[between(0, list.length - 1)] as (typeof list)[number]; // within bounds
    },
    bytes(length) {
      const bytes = new Uint8Array(length);
      for (let at = 0; at < length; at++) bytes[at] = next() & 255;
      return bytes;
    },
    id() {
      const [a, b, c, d] = [hex(), hex(), hex(), hex()];
      return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-8${c.slice(1, 4)}-${c.slice(4)}${d}`;
    },
  };
}
