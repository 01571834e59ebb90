import { useMemo } from 'react';
import { type Area, areaTree } from '#model/area.ts';
import type { ObservationRow } from '#model/desk/observations.ts';
import table from '../controls/table.module.css';
import { useWords } from '../words.tsx';
import { ObservationLine } from './ObservationLine.tsx';

type Props = { rows: readonly ObservationRow[]; areas: readonly Area[] };

export function ObservationTable({ rows, areas }: Props) {
  const { say } = useWords();
  const tree = useMemo(() => areaTree(areas), [areas]);
  const withPhotos = rows.some(({ photos }) => photos.expected > 0);
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.cards}`}>
        <thead>
          <tr>
            <th scope="col">{say('observations.station')}</th>
            <th scope="col">{say('observations.area')}</th>
            <th scope="col">{say('observations.form')}</th>
            <th scope="col">{say('observations.team')}</th>
            <th scope="col">{say('observations.outcome')}</th>
            <th scope="col">{say('observations.state')}</th>
            <th scope="col" className={table.figure}>
              {say('observations.problems')}
            </th>
            <th scope="col" className={table.figure}>
              {say('observations.critical')}
            </th>
            <th scope="col" className={table.figure}>
              {say('observations.conflicts')}
            </th>
            <th scope="col" className={table.figure} title={say('observations.coreLeftHint')}>
              {say('observations.coreLeft')}
            </th>
            {withPhotos && (
              <th scope="col" className={table.figure}>
                {say('photos.count')}
              </th>
            )}
            <th scope="col">{say('observations.arrived')}</th>
            <th scope="col">{say('observations.received')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ObservationLine key={row.id} row={row} tree={tree} withPhotos={withPhotos} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
