import { type FrameFacts, frameFacts, frameVersionFor } from '#model/facts.ts';
import type { Id } from '#model/ids.ts';
import type { Place } from '#model/place.ts';
import type { Database } from './dialect.ts';
import { newestFrameVersion } from './frames.ts';
import type { Immutables } from './immutables.ts';

const NO_FRAME = frameFacts({ contests: [], areas: [], zones: [] });

/** The station list that an observation at this place is read with; `version` is null while the mission has none. */
export async function frameFor(
  db: Database,
  immutables: Immutables,
  { mission, place }: { mission: Id; place: Place | undefined },
): Promise<{ version: number | null; frame: FrameFacts }> {
  const pinned = frameVersionFor(place, null);
  const found = pinned === null ? undefined : await immutables.frame(db, { mission, version: pinned });
  if (found) return { version: pinned, frame: found };
  const version = await newestFrameVersion(db, mission);
  const newest = version === null ? undefined : await immutables.frame(db, { mission, version });
  return { version, frame: newest ?? NO_FRAME };
}
