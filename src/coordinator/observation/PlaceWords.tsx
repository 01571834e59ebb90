import type { Place } from '#model/place.ts';
import { areaOfPlace } from '#model/place.ts';
import { AreaName } from '../controls/AreaName.tsx';
import { PlaceName } from '../observations/PlaceName.tsx';
import { useDossier } from './use-dossier.tsx';

export function PlaceWords({ place }: { place: Place }) {
  const { dossier, reading } = useDossier();
  const station = place.kind === 'station' && dossier.station?.code === place.station ? dossier.station : null;
  const area = areaOfPlace(place);
  return (
    <span>
      <PlaceName row={{ place, station }} /> {area && <AreaName tree={reading.facts.areas} code={area} path />}
    </span>
  );
}
