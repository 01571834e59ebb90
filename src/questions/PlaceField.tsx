import type { Question } from '#model/form.ts';
import { Button } from '#ui/Button.tsx';
import styles from './Fields.module.css';
import type { FieldProps } from './field-props.ts';
import { PlaceWords } from './PlaceWords.tsx';
import { useQuestionText } from './use-question-text.ts';

type Props = Omit<FieldProps<Extract<Question, { kind: 'place' }>>, 'onAnswer'>;

/** The place is chosen on a screen of its own. */
export function PlaceField({ question, answer, around, labelledBy }: Props) {
  const { t } = useQuestionText();
  const { pickPlace } = around;
  return (
    <div className={styles.list}>
      {answer?.kind === 'place' && <PlaceWords place={answer.place} around={around} />}
      {pickPlace && (
        <Button wide aria-describedby={labelledBy} onClick={() => pickPlace(question.id)}>
          {t(answer?.kind === 'place' ? 'place.change' : 'place.find')}
        </Button>
      )}
    </div>
  );
}
