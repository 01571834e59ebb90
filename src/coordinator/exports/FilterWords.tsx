import type { ReactNode } from 'react';
import { areaTree } from '#model/area.ts';
import type { ObservationFilter } from '#model/desk/observations.ts';
import { AreaName } from '../controls/AreaName.tsx';
import { askFrame, askPeople } from '../desk.ts';
import { useAsked } from '../use-asked.ts';
import { useWords } from '../words.tsx';
import styles from './FilterWords.module.css';

/** The filter in force, in words. */
export function FilterWords({ filter }: { filter: ObservationFilter }) {
  const { say, sayCode } = useWords();
  const frame = useAsked(askFrame);
  const people = useAsked(askPeople);
  const team = people.state === 'here' ? people.value.teams.find(({ id }) => id === filter.team)?.code : undefined;
  const tree = areaTree(frame.state === 'here' ? frame.value.areas : []);
  return (
    <>
      <p>{say('exports.onlyWhere')}</p>
      <dl className={styles.filter}>
        {filter.search && <Line name={say('observations.search')}>“{filter.search}”</Line>}
        {filter.form && <Line name={say('observations.form')}>{sayCode('form', filter.form)}</Line>}
        {filter.area && (
          <Line name={say('observations.area')}>
            <AreaName tree={tree} code={filter.area} path />
          </Line>
        )}
        {filter.team && <Line name={say('observations.team')}>{team ?? filter.team}</Line>}
        {filter.state && <Line name={say('observations.state')}>{sayCode('state', filter.state)}</Line>}
        {filter.with && <Line name={say('observations.with')}>{say(`observations.with.${filter.with}`)}</Line>}
      </dl>
    </>
  );
}

const Line = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
