import { optionsOf } from '#model/answers.ts';
import type { ChoicesQuestion, Option } from '#model/form.ts';
import { ChoiceRow } from '#ui/ChoiceRow.tsx';
import { AbsenceRows } from './AbsenceRows.tsx';
import styles from './Fields.module.css';
import type { FieldProps } from './field-props.ts';
import { useQuestionText } from './use-question-text.ts';

/** Several options; an exclusive one stands alone. */
export function ChoicesField({ question, answer, labelledBy, onAnswer }: FieldProps<ChoicesQuestion>) {
  const { read } = useQuestionText();
  const chosen = optionsOf(answer);
  const isExclusive = (code: string) => question.options.some((option) => option.code === code && option.exclusive);
  const toggle = ({ code, exclusive }: Option) => {
    const others = chosen.filter((other) => other !== code);
    const options = chosen.includes(code)
      ? others
      : exclusive
        ? [code]
        : [...others.filter((other) => !isExclusive(other)), code];
    onAnswer(options.length > 0 ? { kind: 'choices', options } : { kind: 'cleared' });
  };
  return (
    <fieldset aria-labelledby={labelledBy} className={styles.list}>
      {question.options.map((option) => (
        <ChoiceRow
          key={option.code}
          type="checkbox"
          checked={chosen.includes(option.code)}
          onChange={() => toggle(option)}
        >
          {read(option.label)}
        </ChoiceRow>
      ))}
      <AbsenceRows question={question} answer={answer} onAnswer={onAnswer} />
    </fieldset>
  );
}
