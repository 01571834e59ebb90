import type { Instant } from '#model/ids.ts';

/** Milliseconds since 1970, UTC. The only source of time in the server; tests pass their own. */
export type Clock = () => number;

export const instantOf = (ms: number): Instant => new Date(ms).toISOString();

export const nowOf = (clock: Clock): Instant => instantOf(clock());

export const hoursAfter = (clock: Clock, hours: number): Instant => instantOf(clock() + hours * 3_600_000);
