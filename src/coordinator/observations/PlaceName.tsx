import type { ObservationRow } from '#model/desk/observations.ts';
import { useStationName } from '../controls/use-station-name.ts';
import { useWords } from '../words.tsx';

/** Where it happened, in one line. */
export function PlaceName({ row }: { row: Pick<ObservationRow, 'place' | 'station'> }) {
  const { say } = useWords();
  const stationName = useStationName();
  const { place, station } = row;
  if (station) return stationName(station);
  if (!place) return say('observations.noPlaceYet');
  switch (place.kind) {
    case 'station':
      return place.station;
    case 'commission':
      return `${place.name} (${say('observations.commission')})`;
    case 'described':
      return `${place.description} (${say('observations.notListed')})`;
    case 'none':
      return say('observations.noPlace');
    default:
      return place satisfies never;
  }
}
