import * as z from 'zod/mini';
import { Code } from './ids.ts';
import { FrameVersion } from './station.ts';

/**
 * Where an observation happened: an ordinary answer, correctable. Contests are pinned when the observation is opened,
 * so that a later frame does not change what was asked.
 */
export const Place = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('station'),
    station: Code,
    frameVersion: FrameVersion,
    area: Code,
    contests: z.array(Code),
  }),
  z.strictObject({
    kind: z.literal('commission'),
    name: z.string().check(z.minLength(1), z.maxLength(300)),
    area: Code,
  }),
  /** Not on the list, or not at a station: a free description, matched to a station later by headquarters. */
  z.strictObject({
    kind: z.literal('described'),
    description: z.string().check(z.minLength(1), z.maxLength(500)),
    area: z.nullable(Code),
  }),
  z.strictObject({ kind: z.literal('none') }),
]);
export type Place = z.infer<typeof Place>;

export const areaOfPlace = (place: Place): string | null => (place.kind === 'none' ? null : place.area);

export const contestsOfPlace = (place: Place): string[] => (place.kind === 'station' ? place.contests : []);
