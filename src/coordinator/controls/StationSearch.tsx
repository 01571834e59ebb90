import { useCallback, useId, useState } from 'react';
import type { AreaTree } from '#model/area.ts';
import type { Station } from '#model/station.ts';
import { searchStations } from '../desk.ts';
import { useAsked } from '../use-asked.ts';
import { useWords } from '../words.tsx';
import { AreaName } from './AreaName.tsx';
import { AskedView } from './AskedView.tsx';
import controls from './controls.module.css';
import { SearchField } from './SearchField.tsx';
import styles from './StationSearch.module.css';
import { useStationName } from './use-station-name.ts';

type Props = {
  label: string;
  tree: AreaTree;
  chosen: (code: string) => boolean;
  onChoose: (station: Station, frameVersion: number) => void;
};

/** Finds stations by number, name or address; each result is one button. */
export function StationSearch({ label, tree, chosen, onChoose }: Props) {
  const [text, setText] = useState('');
  const results = useId();
  const { say } = useWords();
  return (
    <div className={controls.stack}>
      <SearchField label={label} placeholder={say('stationSearch.type')} value={text} onSearch={setText} />
      <div id={results} className={styles.results}>
        {text && <Results text={text} tree={tree} chosen={chosen} onChoose={onChoose} />}
      </div>
    </div>
  );
}

function Results({ text, tree, chosen, onChoose }: Omit<Props, 'label'> & { text: string }) {
  const { say } = useWords();
  const stationName = useStationName();
  const asked = useAsked(useCallback(() => searchStations(text), [text]));
  return (
    <AskedView asked={asked}>
      {({ stations, frameVersion }) =>
        frameVersion === null || stations.length === 0 ? (
          <p>{say('stationSearch.none')}</p>
        ) : (
          <ul>
            {stations.map((station) => (
              <li key={station.code}>
                <button
                  type="button"
                  className={styles.result}
                  aria-pressed={chosen(station.code)}
                  onClick={() => onChoose(station, frameVersion)}
                >
                  <span>{stationName(station)}</span>
                  <span className={controls.soft}>{station.address}</span>
                  <AreaName tree={tree} code={station.area} path />
                </button>
              </li>
            ))}
          </ul>
        )
      }
    </AskedView>
  );
}
