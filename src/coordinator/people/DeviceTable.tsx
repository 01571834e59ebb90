import type { DeviceRow, People } from '#model/desk/people.ts';
import { Button } from '#ui/Button.tsx';
import controls from '../controls/controls.module.css';
import { FailureNote } from '../controls/FailureNote.tsx';
import table from '../controls/table.module.css';
import { useSkewWords } from '../controls/use-skew-words.ts';
import { resumeDevice, suspendDevice } from '../desk.ts';
import { useDeed } from '../use-deed.ts';
import { useFormats } from '../use-formats.ts';
import { useSession } from '../use-session.tsx';
import { useWords } from '../words.tsx';

export function DeviceTable({ known, again }: { known: People; again: () => void }) {
  const { say } = useWords();
  return (
    <section className={controls.stack}>
      <h2 className={controls.heading}>{say('devices.title')}</h2>
      {known.devices.length === 0 ? (
        <p>{say('devices.none')}</p>
      ) : (
        <>
          <p className={controls.soft}>{say('devices.suspendWhat')}</p>
          <div className={table.scroll}>
            <table className={`${table.table} ${table.cards}`}>
              <thead>
                <tr>
                  <th scope="col">{say('people.name')}</th>
                  <th scope="col">{say('devices.device')}</th>
                  <th scope="col">{say('devices.state')}</th>
                  <th scope="col">{say('devices.lastContact')}</th>
                  <th scope="col">{say('devices.clock')}</th>
                  <th scope="col" className={table.figure}>
                    {say('devices.received')}
                  </th>
                  <th scope="col" className={table.figure} title={say('devices.pendingHint')}>
                    {say('devices.pending')}
                  </th>
                  <td />
                </tr>
              </thead>
              <tbody>
                {known.devices.map((device) => (
                  <DeviceLine key={device.id} device={device} known={known} again={again} />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}

function DeviceLine({ device, known, again }: { device: DeviceRow; known: People; again: () => void }) {
  const { say, sayCode } = useWords();
  const { dateTime, count } = useFormats();
  const skew = useSkewWords();
  const { timeZone } = useSession().session.mission;
  const active = device.state === 'active';
  const { run, busy, failure } = useDeed(active ? suspendDevice : resumeDevice, again);
  return (
    <tr>
      <th scope="row">{known.people.find(({ id }) => id === device.person)?.name ?? say('person.unnamed')}</th>
      <td data-label={say('devices.device')}>{device.name || '–'}</td>
      <td data-label={say('devices.state')}>{sayCode('devices.state', device.state)}</td>
      <td data-label={say('devices.lastContact')}>
        {device.lastContactAt ? dateTime(device.lastContactAt, timeZone) : say('devices.never')}
      </td>
      <td data-label={say('devices.clock')}>{skew(device.clockSkewMs)}</td>
      <td data-label={say('devices.received')} className={table.figure}>
        {count(device.received)}
      </td>
      <td data-label={say('devices.pending')} className={table.figure}>
        {count(Math.max(0, device.highestSeq - device.received))}
        <GapWords gaps={device.gaps} />
      </td>
      <td>
        <Button disabled={busy} onClick={() => void run(device.id)}>
          {say(active ? 'devices.suspend' : 'devices.resume')}
        </Button>
        <FailureNote failure={failure} />
      </td>
    </tr>
  );
}

/** Which numbers are missing, and why where it is known. */
function GapWords({ gaps }: { gaps: DeviceRow['gaps'] }) {
  const { say, refusal } = useWords();
  const numbers = ({ from, to }: DeviceRow['gaps'][number]) => (from === to ? `${from}` : `${from}–${to}`);
  return gaps.map((gap) => (
    <span
      key={gap.from}
      className={table.below}
      title={gap.refused ? refusal(gap.refused) : say('devices.pendingHint')}
    >
      {say(gap.refused ? 'devices.gapRefused' : 'devices.gapPending', { numbers: numbers(gap) })}
    </span>
  ));
}
