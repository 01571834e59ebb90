import type { Id } from '#model/ids.ts';

/** Repeatable chance: the same seed tells the same day. Never for keys, codes or passwords. */
export type Chance = {
  /** From 0 up to, not including, 1. */
  next(): number;
  happens(probability: number): boolean;
  /** Both ends included. */
  whole(from: number, to: number): number;
  pick<Type>(from: readonly [Type, ...Type[]]): Type;
  /** Standard normal (Box–Muller). */
  normal(): number;
  id(): Id;
};

/** Mulberry32 (Tommy Ettinger, public domain). */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const digits = (count: number) => Array.from({ length: count }, () => whole(0, 15).toString(16)).join('');
  return {
    next,
    whole,
    happens: (probability) => next() < probability,
    pick: (from) => from[whole(0, from.length - 1)] ?? from[0],
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    id: () => `${digits(8)}-${digits(4)}-4${digits(3)}-${'89ab'[whole(0, 3)]}${digits(3)}-${digits(12)}`,
  };
}
