import type { StationSearch } from '#device/station-search.ts';
import type { Form } from '#model/form.ts';
import type { Station } from '#model/station.ts';
import { useSession } from '#observer/session.tsx';
import { useObserverText } from '#observer/use-observer-text.ts';
import styles from './PickPlace.module.css';
import { StationLine } from './StationLine.tsx';

type Props = { form: Form; search: StationSearch; onPick: (station: Station) => void };

/** Where the team is expected with this form; for other forms, wherever it is expected. */
export function AssignedStations({ form, search, onPick }: Props) {
  const { t } = useObserverText();
  const { assignments } = useSession().reference;
  const stations = search.assigned(assignments.filter((each) => form.kind !== 'visit' || each.form === form.id));
  if (stations.length === 0) return null;
  return (
    <section>
      <h2 className={styles.title}>{t('place.assigned')}</h2>
      <ul>
        {stations.map((each) => (
          <li key={each.station.code}>
            <StationLine found={each} onPick={onPick} />
          </li>
        ))}
      </ul>
    </section>
  );
}
