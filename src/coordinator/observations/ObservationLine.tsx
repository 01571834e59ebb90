import { Link } from 'wouter';
import type { AreaTree } from '#model/area.ts';
import type { ObservationRow } from '#model/desk/observations.ts';
import { Badge } from '#ui/Badge.tsx';
import { AreaName } from '../controls/AreaName.tsx';
import controls from '../controls/controls.module.css';
import table from '../controls/table.module.css';
import { useFormats } from '../use-formats.ts';
import { useSession } from '../use-session.tsx';
import { useWords } from '../words.tsx';
import { PlaceName } from './PlaceName.tsx';

/** A dash is easier to skip than a nought; both say that there are none. */
const figure = (count: number) => (count === 0 ? <span className={controls.soft}>–</span> : <strong>{count}</strong>);

type Props = { row: ObservationRow; tree: AreaTree; withPhotos: boolean };

export function ObservationLine({ row, tree, withPhotos }: Props) {
  const { say, sayCode } = useWords();
  const { shortTime } = useFormats();
  const { timeZone, synthetic } = useSession().session.mission;
  return (
    <tr>
      <th scope="row">
        <Link href={`/observations/${row.id}`}>
          <PlaceName row={row} />
        </Link>{' '}
        {row.synthetic && !synthetic && <Badge>{say('observations.synthetic')}</Badge>}
        {row.joined > 0 && <span className={table.below}>{say('twins.joined', { count: row.joined })}</span>}
        {row.twins > 0 && <span className={table.below}>{say('twins.waiting', { count: row.twins })}</span>}
      </th>
      <td data-label={say('observations.area')}>{row.area ? <AreaName tree={tree} code={row.area} /> : '–'}</td>
      <td data-label={say('observations.form')}>{sayCode('form', row.form)}</td>
      <td data-label={say('observations.team')}>{row.team.code}</td>
      <td data-label={say('observations.outcome')}>{row.outcome === null ? '–' : sayCode('outcome', row.outcome)}</td>
      <td data-label={say('observations.state')}>
        {sayCode('state', row.state)}
        {row.changedAfterCompletion && <span className={table.below}>{say('observations.changedAfter')}</span>}
      </td>
      <td data-label={say('observations.problems')} className={table.figure}>
        {figure(row.problems)}
      </td>
      <td data-label={say('observations.critical')} className={table.figure}>
        {figure(row.critical)}
      </td>
      <td data-label={say('observations.conflicts')} className={table.figure}>
        {figure(row.conflicts)}
      </td>
      <td data-label={say('observations.coreLeft')} className={table.figure}>
        {figure(row.coreLeft)}
      </td>
      {withPhotos && (
        <td data-label={say('photos.count')} className={table.figure}>
          {row.photos.expected === 0 ? figure(0) : `${row.photos.present} / ${row.photos.expected}`}
        </td>
      )}
      <td data-label={say('observations.arrived')} className={table.when}>
        {row.arrivedAt ? shortTime(row.arrivedAt, timeZone) : '–'}
      </td>
      <td data-label={say('observations.received')} className={table.when}>
        {shortTime(row.lastReceivedAt, timeZone)}
      </td>
    </tr>
  );
}
