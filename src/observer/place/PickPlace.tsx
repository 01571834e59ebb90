import { useDeferredValue, useMemo, useState } from 'react';
import type { Form } from '#model/form.ts';
import type { Place } from '#model/place.ts';
import type { Station } from '#model/station.ts';
import { useSession } from '#observer/session.tsx';
import { useObserverText } from '#observer/use-observer-text.ts';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import { AssignedStations } from './AssignedStations.tsx';
import { DescribePlace } from './DescribePlace.tsx';
import { NearestStations } from './NearestStations.tsx';
import styles from './PickPlace.module.css';
import { StationLine } from './StationLine.tsx';
import { useStationSearch } from './use-station-search.ts';

/** More than fit on a few screens: type another letter. */
const MOST = 30;

type Props = { form: Form; onPick: (place: Place) => void };

/** Where it happened: by number, name or address; from the assignments; nearest; or described in words. */
export function PickPlace({ form, onPick }: Props) {
  const { t } = useObserverText();
  const { frame } = useSession();
  const [typed, setTyped] = useState('');
  const [describing, setDescribing] = useState<'described' | 'commission'>();
  const search = useStationSearch();
  const wanted = useDeferredValue(typed);
  const found = useMemo(() => (wanted.trim() === '' ? undefined : search?.find(wanted, MOST)), [wanted, search]);
  if (describing) return <DescribePlace kind={describing} onPick={onPick} onBack={() => setDescribing(undefined)} />;
  const pickStation = ({ code, area, contests }: Station) =>
    frame && onPick({ kind: 'station', station: code, frameVersion: frame.version, area, contests });
  return (
    <>
      <Field label={t('place.search')} hint={t('place.search-hint')} error={undefined}>
        {(control) => (
          <input
            {...control}
            type="search"
            enterKeyHint="search"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      {found && (
        <section aria-live="polite">
          <p className={styles.soft}>
            {found.length > 0 ? t('place.found', { count: found.length }) : t('place.nothing-found')}
          </p>
          <ul>
            {found.map((each) => (
              <li key={each.station.code}>
                <StationLine found={each} onPick={pickStation} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {!found && search && <AssignedStations form={form} search={search} onPick={pickStation} />}
      {!found && search && <NearestStations search={search} onPick={pickStation} />}
      <div className={styles.others}>
        <Button wide onClick={() => setDescribing('described')}>
          {t(form.kind === 'visit' ? 'place.not-listed' : 'place.elsewhere')}
        </Button>
        {form.kind !== 'visit' && (
          <Button wide onClick={() => setDescribing('commission')}>
            {t('place.commission')}
          </Button>
        )}
        {form.kind !== 'visit' && form.kind !== 'commission' && (
          <Button wide onClick={() => onPick({ kind: 'none' })}>
            {t('place.nowhere')}
          </Button>
        )}
      </div>
    </>
  );
}
