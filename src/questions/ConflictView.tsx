import { dateTimeText } from '#messages/dates.ts';
import type { Question } from '#model/form.ts';
import type { Head } from '#model/observation/fold.ts';
import type { Value } from '#model/observation/revision.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { answerWords } from './answer-words.ts';
import styles from './ConflictView.module.css';
import type { Surroundings } from './surroundings.ts';
import { useQuestionText } from './use-question-text.ts';

type Props = {
  question: Question;
  heads: readonly Head[];
  around: Surroundings;
  onChoose: (value: Value) => void;
};

/** All values, who gave them and when. None is preferred. */
export function ConflictView({ question, heads, around, onChoose }: Props) {
  const text = useQuestionText();
  const { t, language } = text;
  return (
    <div className={styles.values}>
      <Notice title={t('conflict.title')}>{t('conflict.explained')}</Notice>
      {heads.map(({ revision, person, change }) => {
        const { at, replaces: _, ...value } = change;
        const who = around.people.find(({ id }) => id === person)?.name ?? t('person.unknown');
        return (
          <div key={revision} className={styles.value}>
            <p className={styles.answer}>{answerWords(question, value.answer, around, text)}</p>
            {value.comment && <p>{value.comment}</p>}
            <p className={styles.soft}>
              {who}, {dateTimeText(at, { timeZone: around.timeZone, language })}
            </p>
            <Button wide onClick={() => onChoose(value)}>
              {t('conflict.use')}
            </Button>
          </div>
        );
      })}
    </div>
  );
}
