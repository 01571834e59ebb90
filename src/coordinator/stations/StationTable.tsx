import { useMemo } from 'react';
import { type Area, areaTree } from '#model/area.ts';
import type { Station } from '#model/station.ts';
import { AreaName } from '../controls/AreaName.tsx';
import controls from '../controls/controls.module.css';
import table from '../controls/table.module.css';
import { useStationName } from '../controls/use-station-name.ts';
import { useFormats } from '../use-formats.ts';
import { useWords } from '../words.tsx';

type Props = { stations: readonly Station[]; areas: readonly Area[]; more: boolean };

export function StationTable({ stations, areas, more }: Props) {
  const { say, sayCode } = useWords();
  const stationName = useStationName();
  const { count } = useFormats();
  const tree = useMemo(() => areaTree(areas), [areas]);
  if (stations.length === 0) return <p>{say('stationSearch.none')}</p>;
  return (
    <div className={controls.stack}>
      <p className={controls.soft}>
        {say(more ? 'stations.firstOnly' : 'assignments.count', { count: stations.length })}
      </p>
      <div className={table.scroll}>
        <table className={`${table.table} ${table.cards}`}>
          <thead>
            <tr>
              <th scope="col">{say('stations.number')}</th>
              <th scope="col">{say('stations.code')}</th>
              <th scope="col">{say('stations.address')}</th>
              <th scope="col">{say('observations.area')}</th>
              <th scope="col">{say('stations.setting')}</th>
              <th scope="col" className={table.figure}>
                {say('stations.voters')}
              </th>
              <th scope="col">{say('stations.contests')}</th>
            </tr>
          </thead>
          <tbody>
            {stations.map((station) => (
              <tr key={station.code}>
                <th scope="row">{stationName(station)}</th>
                <td data-label={say('stations.code')} className={table.when}>
                  {station.code}
                </td>
                <td data-label={say('stations.address')}>{station.address}</td>
                <td data-label={say('observations.area')}>
                  <AreaName tree={tree} code={station.area} path />
                </td>
                <td data-label={say('stations.setting')}>
                  {station.setting ? sayCode('setting', station.setting) : '–'}
                </td>
                <td data-label={say('stations.voters')} className={table.figure}>
                  {station.registeredVoters === null ? '–' : count(station.registeredVoters)}
                </td>
                <td data-label={say('stations.contests')}>{station.contests.join(', ') || '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
