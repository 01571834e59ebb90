import type { Question } from '#model/form.ts';
import { ChoiceRow } from '#ui/ChoiceRow.tsx';
import type { FieldProps } from './field-props.ts';
import { useQuestionText } from './use-question-text.ts';

type Props = Pick<FieldProps<Pick<Question, 'absences'>>, 'question' | 'answer' | 'onAnswer'>;

/** The honest absences a question offers, beside what is typed or ticked. */
export function AbsenceRows({ question, answer, onAnswer }: Props) {
  const { t } = useQuestionText();
  const given = answer?.kind === 'absence' ? answer.absence : undefined;
  return question.absences.map((absence) => (
    <ChoiceRow
      key={absence}
      type="checkbox"
      checked={given === absence}
      onChange={() => onAnswer(given === absence ? { kind: 'cleared' } : { kind: 'absence', absence })}
    >
      {t(`absence.${absence}`)}
    </ChoiceRow>
  ));
}
