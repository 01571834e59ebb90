import type { CourierReport, People } from '#model/desk/people.ts';
import controls from '../controls/controls.module.css';
import { useFormats } from '../use-formats.ts';
import { useSession } from '../use-session.tsx';
import { useWords } from '../words.tsx';

/** What is in a file, what of it is new, and why something of it cannot be taken. */
export function OutboxFileReport({ report, known }: { report: CourierReport; known: People }) {
  const { say, refusal } = useWords();
  const { dateTime } = useFormats();
  const { timeZone } = useSession().session.mission;
  const nameOf = (device: string | null) => {
    const person = known.devices.find(({ id }) => id === device)?.person ?? null;
    return known.people.find(({ id }) => id === person)?.name ?? say('outboxFile.unknownPhone');
  };
  return (
    <div role="status" className={controls.stack}>
      <p>{say('outboxFile.from', { name: nameOf(report.device), at: dateTime(report.madeAt, timeZone) })}</p>
      <p>
        {say(report.taken ? 'outboxFile.taken' : 'outboxFile.summary', {
          count: report.envelopes,
          fresh: report.fresh,
          known: report.known,
          refused: report.refused.length,
        })}
      </p>
      {report.refused.length > 0 && (
        <ul>
          {report.refused.map(({ device, seq, code }, index) => (
            // a refused envelope may not even tell its name, and the list never changes its order
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <li key={index}>
              {nameOf(device)}
              {seq !== null && `, ${say('outboxFile.number', { seq })}`}: {refusal(code)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
