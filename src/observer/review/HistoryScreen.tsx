import type { OpenObservation } from '#device/notebook.ts';
import { dateTimeText } from '#messages/dates.ts';
import { questionsOf } from '#model/form.ts';
import type { Revision } from '#model/observation/revision.ts';
import { ObserverScreen } from '#observer/ObserverScreen.tsx';
import { paths } from '#observer/paths.ts';
import type { ShownObservation } from '#observer/use-observation.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import { useSurroundings } from '#observer/use-surroundings.ts';
import { answerWords } from '#questions/answer-words.ts';
import { useQuestionText } from '#questions/use-question-text.ts';
import styles from './HistoryScreen.module.css';

type Props = { shown: ShownObservation; open: OpenObservation };

/** Every revision, newest first: who, when, what. Nothing is ever removed from it. */
export function HistoryScreen({ shown, open }: Props) {
  const { t, read, language } = useObserverText();
  const questionText = useQuestionText();
  const around = useSurroundings(shown);
  const byId = new Map(questionsOf(shown.form).map((question) => [question.id, question]));
  const revisions = [...open.observation.revisions.values()].sort((a, b) => (a.mintedAt < b.mintedAt ? 1 : -1));
  const who = ({ person }: Revision) =>
    around.people.find(({ id }) => id === person)?.name ?? questionText.t('person.unknown');
  return (
    <ObserverScreen
      title={t('history.title')}
      subtitle={read(shown.form.title)}
      back={{ href: paths.observation(shown.id), label: t('section.back') }}
    >
      <ol className={styles.revisions}>
        {revisions.map((revision) => (
          <li key={revision.id} className={styles.revision}>
            <h2>{t(`revision.${revision.photos ? 'photos' : revision.kind}`)}</h2>
            <p className={styles.soft}>
              {who(revision)}, {dateTimeText(revision.mintedAt, { timeZone: around.timeZone, language })}
            </p>
            {revision.reason && <p>{revision.reason}</p>}
            <ul className={styles.changes}>
              {Object.entries(revision.changes).map(([id, change]) => {
                const question = byId.get(id);
                return (
                  <li key={id}>
                    <span className={styles.soft}>{question ? read(question.label) : id}</span>
                    <br />
                    {question && answerWords(question, change.answer, around, questionText)}
                    {change.comment && <p>{change.comment}</p>}
                  </li>
                );
              })}
            </ul>
          </li>
        ))}
      </ol>
    </ObserverScreen>
  );
}
