import { LONGEST_TEXT } from '#model/answer.ts';
import type { Question } from '#model/form.ts';
import fieldStyles from '#ui/Field.module.css';
import { AbsenceRows } from './AbsenceRows.tsx';
import styles from './Fields.module.css';
import type { FieldProps } from './field-props.ts';
import { useDraftText } from './use-draft-text.ts';

type TextQuestion = Extract<Question, { kind: 'text' }>;

export function TextField({ question, answer, labelledBy, onAnswer }: FieldProps<TextQuestion>) {
  const saved = answer?.kind === 'text' ? answer.text : '';
  const draft = useDraftText(saved, (text) =>
    onAnswer(text.trim() === '' ? { kind: 'cleared' } : { kind: 'text', text }),
  );
  const control = {
    className: fieldStyles.control,
    'aria-labelledby': labelledBy,
    maxLength: LONGEST_TEXT,
    value: draft.text,
    onFocus: draft.onFocus,
    onBlur: draft.onBlur,
  };
  return (
    <div className={styles.list}>
      {question.lines === 'one' ? (
        <input type="text" autoComplete="off" {...control} onChange={(event) => draft.onChange(event.target.value)} />
      ) : (
        <textarea autoComplete="off" {...control} onChange={(event) => draft.onChange(event.target.value)} />
      )}
      <AbsenceRows question={question} answer={answer} onAnswer={onAnswer} />
    </div>
  );
}
