import type { ChoiceQuestion, Option } from '#model/form.ts';
import { ChoiceRow } from '#ui/ChoiceRow.tsx';
import styles from './Fields.module.css';
import type { FieldProps } from './field-props.ts';
import { NumberBox } from './NumberBox.tsx';
import { useQuestionText } from './use-question-text.ts';

/** Options and absences are equals: one list, one tap. */
export function ChoiceField({ question, answer, labelledBy, onAnswer }: FieldProps<ChoiceQuestion>) {
  const { t, read } = useQuestionText();
  const chosen = answer?.kind === 'choice' ? answer : undefined;
  const absence = answer?.kind === 'absence' ? answer.absence : undefined;
  const choose = (option: Option) => onAnswer({ kind: 'choice', option: option.code });
  return (
    <div role="radiogroup" aria-labelledby={labelledBy} className={styles.list}>
      {question.options.map((option) => (
        <div key={option.code} className={styles.list}>
          <ChoiceRow
            type="radio"
            name={question.id}
            checked={chosen?.option === option.code}
            onChange={() => choose(option)}
          >
            {read(option.label)}
          </ChoiceRow>
          {option.count && chosen?.option === option.code && (
            <div className={styles.beside}>
              <NumberBox
                label={t('number.how-many')}
                value={chosen.count}
                onNumber={(count) =>
                  onAnswer({ kind: 'choice', option: option.code, ...(count === undefined ? {} : { count }) })
                }
              />
            </div>
          )}
        </div>
      ))}
      {question.absences.map((code) => (
        <ChoiceRow
          key={code}
          type="radio"
          name={question.id}
          checked={absence === code}
          onChange={() => onAnswer({ kind: 'absence', absence: code })}
        >
          {t(`absence.${code}`)}
        </ChoiceRow>
      ))}
    </div>
  );
}
