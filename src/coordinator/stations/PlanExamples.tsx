import type { ImportPlan } from '#model/desk/frame-import.ts';
import type { Station } from '#model/station.ts';
import { useStationName } from '../controls/use-station-name.ts';
import { useWords } from '../words.tsx';
import { changedFields } from './changed-fields.ts';
import styles from './PlanExamples.module.css';

export function PlanExamples({ plan }: { plan: ImportPlan }) {
  const { say } = useWords();
  return (
    <div className={styles.examples}>
      <Stations title={say('plan.added')} stations={plan.added.examples} />
      <Pairs title={say('plan.changed')} pairs={plan.changed.examples} />
      <Pairs title={say('plan.moved')} pairs={plan.moved.examples} />
      <Stations title={say('plan.gone')} stations={plan.gone.examples} />
    </div>
  );
}

function Stations({ title, stations }: { title: string; stations: readonly Station[] }) {
  const { say } = useWords();
  const stationName = useStationName();
  if (stations.length === 0) return null;
  return (
    <details>
      <summary>{say('plan.examplesOf', { what: title })}</summary>
      <ul>
        {stations.map((station) => (
          <li key={station.code}>
            <code>{station.code}</code> {stationName(station)}, {station.address}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Pairs({ title, pairs }: { title: string; pairs: readonly { before: Station; after: Station }[] }) {
  const { say } = useWords();
  const stationName = useStationName();
  if (pairs.length === 0) return null;
  return (
    <details>
      <summary>{say('plan.examplesOf', { what: title })}</summary>
      <ul>
        {pairs.map(({ before, after }) => (
          <li key={after.code}>
            <code>{after.code}</code> {stationName(after)}
            <dl>
              {changedFields(before, after).map(({ field, was, is }) => (
                <div key={field}>
                  <dt>{say(field)}</dt>
                  <dd>
                    <del>{was}</del> → <ins>{is}</ins>
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </details>
  );
}
