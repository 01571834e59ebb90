import { useState } from 'react';
import type { StationSearch } from '#device/station-search.ts';
import { distanceText } from '#messages/distances.ts';
import type { Station } from '#model/station.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import { Button } from '#ui/Button.tsx';
import styles from './PickPlace.module.css';
import { StationLine } from './StationLine.tsx';

type Near = ReturnType<StationSearch['nearest']>;
type State = 'not-asked' | 'asking' | 'denied' | 'unknown' | Near;
type Props = { search: StationSearch; onPick: (station: Station) => void };

const MOST = 10;

/** The phone's position is asked only here, on a tap, and is not kept. */
export function NearestStations({ search, onPick }: Props) {
  const { t, language } = useObserverText();
  const [state, setState] = useState<State>('not-asked');
  const ask = () => {
    if (!('geolocation' in navigator)) return setState('unknown');
    setState('asking');
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => setState(search.nearest({ latitude, longitude }, MOST)),
      (error) => setState(error.code === error.PERMISSION_DENIED ? 'denied' : 'unknown'),
      { timeout: 15_000, maximumAge: 60_000 },
    );
  };
  if (Array.isArray(state) && state.length > 0)
    return (
      <section>
        <h2 className={styles.title}>{t('place.nearest')}</h2>
        <ul>
          {state.map((near) => (
            <li key={near.station.code}>
              <StationLine
                found={near}
                detail={t('place.distance', { distance: distanceText(near.metres, language) })}
                onPick={onPick}
              />
            </li>
          ))}
        </ul>
      </section>
    );
  return (
    <div role="status" className={styles.others}>
      <Button wide disabled={state === 'asking'} onClick={ask}>
        {t(state === 'asking' ? 'place.asking-position' : 'place.nearest')}
      </Button>
      {state === 'denied' && <p>{t('place.position-denied')}</p>}
      {(state === 'unknown' || Array.isArray(state)) && <p>{t('place.position-unknown')}</p>}
    </div>
  );
}
