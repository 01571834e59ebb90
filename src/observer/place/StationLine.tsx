import type { ReactNode } from 'react';
import type { FoundStation } from '#device/station-search.ts';
import type { Station } from '#model/station.ts';
import { AreaPath } from '#questions/AreaPath.tsx';
import { useQuestionText } from '#questions/use-question-text.ts';
import styles from './StationLine.module.css';

type Props = { found: FoundStation; detail?: ReactNode; onPick: (station: Station) => void };

/** A station to pick. The types of its areas are always shown: a city and a region may share a name. */
export function StationLine({ found: { station, path }, detail, onPick }: Props) {
  const { t } = useQuestionText();
  return (
    <button type="button" className={styles.line} onClick={() => onPick(station)}>
      <strong>{[t('place.number', { number: station.number }), station.name].filter(Boolean).join(', ')}</strong>
      {station.address && <span>{station.address}</span>}
      <span className={styles.soft}>
        <AreaPath path={path} />
      </span>
      {detail && <span className={styles.soft}>{detail}</span>}
    </button>
  );
}
