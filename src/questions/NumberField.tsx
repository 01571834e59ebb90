import { numberKey } from '#model/answer.ts';
import type { NumberQuestion } from '#model/form.ts';
import { AbsenceRows } from './AbsenceRows.tsx';
import styles from './Fields.module.css';
import type { FieldProps } from './field-props.ts';
import { NumberBox } from './NumberBox.tsx';
import { useQuestionText } from './use-question-text.ts';

/** Named numbers; per contest of the place where the question says so. */
export function NumberField({ question, answer, around, labelledBy, onAnswer }: FieldProps<NumberQuestion>) {
  const { t, read } = useQuestionText();
  const values = answer?.kind === 'number' ? answer.values : {};
  const change = (key: string, value: number | undefined) => {
    const { [key]: _, ...others } = values;
    const next = value === undefined ? others : { ...others, [key]: value };
    onAnswer(Object.keys(next).length > 0 ? { kind: 'number', values: next } : { kind: 'cleared' });
  };
  const isSingle = question.parts.length === 1;
  const boxes = (contest?: string) => (
    <div className={styles.parts}>
      {question.parts.map((part) => {
        const key = numberKey(part.code, contest);
        return (
          <NumberBox
            key={key}
            {...(isSingle
              ? { labelledBy: contest ? `${labelledBy} ${question.id}-${contest}` : labelledBy }
              : { label: read(part.label) })}
            value={values[key]}
            onNumber={(value) => change(key, value)}
          />
        );
      })}
    </div>
  );
  return (
    <fieldset aria-labelledby={labelledBy} className={styles.list}>
      {!question.perContest && boxes()}
      {question.perContest && around.contests.length === 0 && <p className={styles.soft}>{t('number.no-contests')}</p>}
      {question.perContest &&
        around.contests.map((contest) => (
          <fieldset key={contest.code} className={styles.contest}>
            <legend id={`${question.id}-${contest.code}`} className={styles.contestName}>
              {read(contest.name)}
            </legend>
            {boxes(contest.code)}
          </fieldset>
        ))}
      <AbsenceRows question={question} answer={answer} onAnswer={onAnswer} />
    </fieldset>
  );
}
