import { useCallback } from 'react';
import { Link } from 'wouter';
import { AskedView } from '../controls/AskedView.tsx';
import controls from '../controls/controls.module.css';
import { askFrame, askObservations } from '../desk.ts';
import { ObservationTable } from '../observations/ObservationTable.tsx';
import { useAsked } from '../use-asked.ts';
import { useLive } from '../use-live.tsx';
import { useWords } from '../words.tsx';

const SHOWN = 10;
const newest = () => askObservations({ limit: SHOWN });

export function Arrivals() {
  const { say } = useWords();
  const frame = useAsked(askFrame);
  const asked = useAsked(newest);
  const { again } = asked;
  useLive(useCallback(() => again(), [again]));
  return (
    <section className={controls.stack}>
      <h2 className={controls.heading}>{say('arrivals.title')}</h2>
      <AskedView asked={asked}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <p className={controls.soft}>{say('observations.empty')}</p>
          ) : (
            <>
              <ObservationTable rows={rows} areas={frame.state === 'here' ? frame.value.areas : []} />
              {total > rows.length && <Link href="/observations">{say('arrivals.all')}</Link>}
            </>
          )
        }
      </AskedView>
    </section>
  );
}
