import { useCallback } from 'react';
import { Link } from 'wouter';
import type { SameVisitDecision, Twin } from '#model/desk/observations.ts';
import { reachOf } from '#model/roles.ts';
import { Badge } from '#ui/Badge.tsx';
import { Button } from '#ui/Button.tsx';
import controls from '../controls/controls.module.css';
import { FailureNote } from '../controls/FailureNote.tsx';
import { decideSameVisit } from '../desk.ts';
import { PlaceName } from '../observations/PlaceName.tsx';
import { useDeed } from '../use-deed.ts';
import { useFormats } from '../use-formats.ts';
import { useSession } from '../use-session.tsx';
import { useWords } from '../words.tsx';
import styles from './Attention.module.css';
import { useDossier } from './use-dossier.tsx';

/** Other observations of the team at this station and time. They stay apart until a person says they are one visit. */
export function Twins({ again }: { again: () => void }) {
  const { say } = useWords();
  const { dossier } = useDossier();
  const { twins, joinedTo } = dossier;
  if (twins.length === 0) return null;
  return (
    <section aria-labelledby="twins">
      <h2 id="twins" className={styles.title}>
        {say('twins.title')}
      </h2>
      <p className={controls.soft}>{say(joinedTo === null ? 'twins.explained' : 'twins.isPart')}</p>
      <ul className={styles.list}>
        {twins.map((twin) => (
          <TwinLine key={twin.row.id} twin={twin} again={again} />
        ))}
      </ul>
    </section>
  );
}

function TwinLine({ twin: { row, standing }, again }: { twin: Twin; again: () => void }) {
  const { say, sayCode } = useWords();
  const { shortTime } = useFormats();
  const { session } = useSession();
  const { dossier } = useDossier();
  const isPart = dossier.joinedTo === row.id;
  const [whole, other] = isPart ? [row.id, dossier.row.id] : [dossier.row.id, row.id];
  const decide = useCallback(
    (said: SameVisitDecision['standing']) => decideSameVisit(whole, { other, standing: said }),
    [whole, other],
  );
  const { run, busy, failure } = useDeed(decide, again);
  const mayDecide = reachOf(session.person.role, 'correct-observations') && (isPart || dossier.joinedTo === null);
  return (
    <li>
      <Badge strong={standing === 'possible'}>{say(`twins.${standing}`)}</Badge>{' '}
      <Link href={`/observations/${row.id}`}>
        <PlaceName row={row} />
      </Link>{' '}
      <span className={controls.soft}>
        {sayCode('state', row.state)} · {say('twins.arrived')}{' '}
        {row.arrivedAt ? shortTime(row.arrivedAt, session.mission.timeZone) : '–'} · {say('twins.received')}{' '}
        {shortTime(row.firstReceivedAt, session.mission.timeZone)}
      </span>
      {mayDecide && (
        <div className={controls.row}>
          {standing !== 'same' && (
            <Button look="small" disabled={busy} onClick={() => void run('same')}>
              {say('twins.saySame')}
            </Button>
          )}
          {standing !== 'separate' && (
            <Button look="small" disabled={busy} onClick={() => void run('separate')}>
              {say('twins.saySeparate')}
            </Button>
          )}
        </div>
      )}
      <FailureNote failure={failure} />
    </li>
  );
}
