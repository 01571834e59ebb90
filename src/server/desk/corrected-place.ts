import { areaTree } from '#model/area.ts';
import type { Id } from '#model/ids.ts';
import { areaOfPlace, type Place } from '#model/place.ts';
import { refuse } from '#server/refusals.ts';
import type { Database } from '#server/store/dialect.ts';
import { newestFrameVersion, readFrameHead, stationOf } from '#server/store/frames.ts';

/**
 * The place a coordinator chose, as the frame has it: a station's area and contests are the frame's, whatever the
 * request says. @throws REQUEST_MALFORMED when the frame has no such station or area
 */
export async function checkedPlace(db: Database, mission: Id, place: Place): Promise<Place> {
  if (place.kind === 'station') {
    const station = await stationOf(db, { mission, version: place.frameVersion }, place.station);
    if (!station) throw refuse('REQUEST_MALFORMED', 'place.station');
    return { ...place, area: station.area, contests: station.contests };
  }
  const area = areaOfPlace(place);
  if (area === null) return place;
  const head = await readFrameHead(db, { mission, version: (await newestFrameVersion(db, mission)) ?? 0 });
  if (!areaTree(head?.areas ?? []).has(area)) throw refuse('REQUEST_MALFORMED', 'place.area');
  return place;
}
