import * as z from 'zod/mini';
import { Code } from './ids.ts';

export const Setting = z.enum(['urban', 'small-town', 'rural']);
export type Setting = z.infer<typeof Setting>;

/** WGS 84, decimal degrees. */
export const Position = z.strictObject({
  latitude: z.number().check(z.gte(-90), z.lte(90)),
  longitude: z.number().check(z.gte(-180), z.lte(180)),
});
export type Position = z.infer<typeof Position>;

/**
 * A polling station of the frame. `code` is unique in the mission; `number` is what stands on the door and repeats
 * from area to area, so it is a text ("0012" is not 12).
 */
export const Station = z.strictObject({
  code: Code,
  number: z.string().check(z.minLength(1), z.maxLength(32)),
  name: z.string().check(z.maxLength(300)),
  address: z.string().check(z.maxLength(500)),
  area: Code,
  setting: z.nullable(Setting),
  registeredVoters: z.nullable(z.int().check(z.gte(0))),
  position: z.nullable(Position),
  contests: z.array(Code),
  /** tz-database name; null where the mission's zone holds. */
  timeZone: z.nullable(z.string()),
});
export type Station = z.infer<typeof Station>;

/** A versioned list of stations with its areas and contests. Once published it does not change. */
export const FrameVersion = z.int().check(z.gte(1));
