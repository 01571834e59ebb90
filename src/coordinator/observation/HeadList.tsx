import type { Question } from '#model/form.ts';
import type { Head } from '#model/observation/fold.ts';
import { Notice } from '#ui/Notice.tsx';
import { useFormats } from '../use-formats.ts';
import { useWords } from '../words.tsx';
import { AnswerWords } from './AnswerWords.tsx';
import styles from './HeadList.module.css';
import { useDossier, usePersonName } from './use-dossier.tsx';

/** All values of a conflict, each with who gave it and when. */
export function HeadList({ question, heads }: { question: Question; heads: readonly Head[] }) {
  const { say } = useWords();
  const { dateTime } = useFormats();
  const { timeZone } = useDossier();
  const person = usePersonName();
  return (
    <div className={styles.heads}>
      <Notice>
        <p>{say('heads.title')}</p>
      </Notice>
      <ul className={styles.list}>
        {heads.map((head) => (
          <li key={head.revision}>
            <AnswerWords question={question} answer={head.change.answer} />
            {head.change.comment && <p>{say('observation.withComment', { comment: head.change.comment })}</p>}
            <p className={styles.by}>
              {say('heads.by', { person: person(head.person), at: dateTime(head.change.at, timeZone) })}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
