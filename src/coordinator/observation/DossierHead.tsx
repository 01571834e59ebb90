import { Link } from 'wouter';
import { changedAfterCompletion, writtenBetween } from '#model/observation/fold.ts';
import { AreaName } from '../controls/AreaName.tsx';
import { useFormats } from '../use-formats.ts';
import { useWords } from '../words.tsx';
import styles from './DossierHead.module.css';
import { useDossier } from './use-dossier.tsx';

export function DossierHead() {
  const { say, sayCode, label } = useWords();
  const { shortTime, count } = useFormats();
  const { dossier, observation, timeZone, reading } = useDossier();
  const { row, form, station, team } = dossier;
  const written = writtenBetween(observation);
  const span = (from: string, to: string) => {
    const [first, last] = [shortTime(from, timeZone), shortTime(to, timeZone)];
    return first === last ? first : say('observation.between', { first, last });
  };
  return (
    <dl className={styles.facts}>
      {station && (
        <div>
          <dt>{say('observation.station')}</dt>
          <dd>
            {station.address}
            <p className={styles.soft}>{say('observation.stationCode', { code: station.code })}</p>
            {station.registeredVoters !== null && (
              <p className={styles.soft}>{say('observation.voters', { count: station.registeredVoters })}</p>
            )}
          </dd>
        </div>
      )}
      {row.area && (
        <div>
          <dt>{say('observations.area')}</dt>
          <dd>
            <AreaName tree={reading.facts.areas} code={row.area} path />
          </dd>
        </div>
      )}
      <div>
        <dt>{say('observation.form')}</dt>
        <dd>{say('observation.version', { form: label(form.title), version: count(form.version) })}</dd>
      </div>
      <div>
        <dt>{say('observation.team')}</dt>
        <dd>{team.code}</dd>
      </div>
      <div>
        <dt>{say('observation.state')}</dt>
        <dd>
          {sayCode('state', row.state)}
          {changedAfterCompletion(observation) && `, ${say('observations.changedAfter')}`}
        </dd>
      </div>
      <div>
        <dt>{say('observation.written')}</dt>
        <dd>{span(written.first, written.last)}</dd>
      </div>
      <div>
        <dt>{say('observation.received')}</dt>
        <dd>{span(row.firstReceivedAt, row.lastReceivedAt)}</dd>
      </div>
      {row.photos.expected > 0 && (
        <div>
          <dt>{say('photos.title')}</dt>
          <dd>{say('photos.counts', row.photos)}</dd>
        </div>
      )}
      {observation.regarding && (
        <div>
          <dt>{say(form.kind === 'incident' ? 'observation.regarding' : 'observation.movedFrom')}</dt>
          <dd>
            <Link href={`/observations/${observation.regarding.observation}`}>{say('observation.title')}</Link>{' '}
            {observation.regarding.question &&
              say('observation.regardingQuestion', { question: observation.regarding.question })}
          </dd>
        </div>
      )}
    </dl>
  );
}
