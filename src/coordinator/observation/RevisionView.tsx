import { questionsOf } from '#model/form.ts';
import { useSkewWords } from '../controls/use-skew-words.ts';
import { useFormats } from '../use-formats.ts';
import { useWords } from '../words.tsx';
import { AnswerWords } from './AnswerWords.tsx';
import styles from './History.module.css';
import type { Received } from './read-dossier.ts';
import { useDossier, usePersonName } from './use-dossier.tsx';

export function RevisionView({ received: { revision, receivedAt } }: { received: Received }) {
  const { say, sayCode, label } = useWords();
  const { dateTime } = useFormats();
  const skew = useSkewWords();
  const person = usePersonName();
  const { dossier, timeZone } = useDossier();
  const questions = questionsOf(dossier.form);
  const changes = Object.entries(revision.changes);
  return (
    <li className={styles.revision}>
      <p>
        <strong>{sayCode('history.kind', revision.kind)}</strong> {person(revision.person)},{' '}
        {sayCode('history.source', revision.source)}
      </p>
      <p className={styles.soft}>
        {say('history.written', { at: dateTime(revision.mintedAt, timeZone) })} ({skew(revision.clockSkewMs)})
        <br />
        {say('history.received', { at: dateTime(receivedAt, timeZone) })}
      </p>
      {revision.reason && <p>{say('history.reason', { reason: revision.reason })}</p>}
      {revision.photos && (
        <p>{say('photos.changed', { added: revision.photos.added.length, removed: revision.photos.removed.length })}</p>
      )}
      {changes.length > 0 && (
        <details>
          <summary>{say('history.changes', { count: changes.length })}</summary>
          <dl className={styles.changes}>
            {changes.map(([id, change]) => {
              const question = questions.find((each) => each.id === id);
              return (
                <div key={id}>
                  <dt>{question ? label(question.label) : id}</dt>
                  <dd>
                    {question ? <AnswerWords question={question} answer={change.answer} /> : change.answer.kind}
                    {change.comment && <p>{say('observation.withComment', { comment: change.comment })}</p>}
                  </dd>
                </div>
              );
            })}
          </dl>
        </details>
      )}
    </li>
  );
}
