import { areaPath } from '#model/area.ts';
import { areaOfPlace, type Place } from '#model/place.ts';
import { AreaPath } from './AreaPath.tsx';
import { placeWords } from './answer-words.ts';
import styles from './PlaceWords.module.css';
import type { Surroundings } from './surroundings.ts';
import { useQuestionText } from './use-question-text.ts';

/** A place as people know it: number, name, address, and where it lies. */
export function PlaceWords({ place, around }: { place: Place; around: Surroundings }) {
  const text = useQuestionText();
  const station = place.kind === 'station' ? around.station(place.station) : undefined;
  const area = areaOfPlace(place);
  const path = area === null ? [] : areaPath(around.areas, area);
  return (
    <span className={styles.place}>
      <strong>{placeWords(place, around, text)}</strong>
      {station?.address && <span>{station.address}</span>}
      {place.kind === 'described' && <span className={styles.soft}>{text.t('place.not-on-list')}</span>}
      {path.length > 0 && (
        <span className={styles.soft}>
          <AreaPath path={path} />
        </span>
      )}
    </span>
  );
}
