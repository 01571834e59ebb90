import * as z from 'zod/mini';
import { Area } from './area.ts';
import { Contest } from './contest.ts';
import { Code, Id } from './ids.ts';
import { FrameVersion, Station } from './station.ts';

/** A published version of the mission's station list, with its areas and contests. Immutable. */
export const Frame = z.strictObject({
  version: FrameVersion,
  areas: z.array(Area),
  contests: z.array(Contest),
  stations: z.array(Station),
});
export type Frame = z.infer<typeof Frame>;

/** A team is expected at a station with a form. */
export const Assignment = z.strictObject({ team: Id, station: Code, form: Code });
export type Assignment = z.infer<typeof Assignment>;
