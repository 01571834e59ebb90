import type { ReactNode } from 'react';
import type { Given } from '#model/answers.ts';
import type { Calculated } from '#model/calculation.ts';
import type { Question } from '#model/form.ts';
import type { Value } from '#model/observation/revision.ts';
import type { Problem } from '#model/problems.ts';
import { Button } from '#ui/Button.tsx';
import { CommentField } from './CommentField.tsx';
import { ConflictView } from './ConflictView.tsx';
import { ProblemNotice } from './ProblemNotice.tsx';
import styles from './QuestionCard.module.css';
import { QuestionField } from './QuestionField.tsx';
import type { Surroundings } from './surroundings.ts';
import { useQuestionText } from './use-question-text.ts';
import { saysSomething, withAnswer, withComment, withConfirmation } from './value-change.ts';

type Props = {
  question: Question;
  given: Given | undefined;
  calculated: Calculated | undefined;
  problems: readonly Problem[];
  around: Surroundings;
  /** Whether the last change has reached storage. */
  mark: ReactNode;
  onAnswer: (value: Value) => void;
  /** What belongs to the question beside its answer: photos. */
  beneath?: ReactNode;
};

/** One question with everything that belongs to it. Stores nothing: values in, the next value out. */
export function QuestionCard({ question, given, calculated, problems, around, mark, onAnswer, beneath }: Props) {
  const { t, read, language } = useQuestionText();
  const value = given?.kind === 'value' ? given.value : undefined;
  const labelledBy = `label-${question.id}`;
  const isDerived = question.kind === 'calculated';
  return (
    <section id={question.id} tabIndex={-1} className={styles.card} aria-labelledby={labelledBy}>
      <div className={styles.head}>
        <span className={styles.id}>{question.id}</span>
        <span className={styles.mark}>{mark}</span>
      </div>
      <h2 id={labelledBy} className={styles.label}>
        {read(question.label)}
      </h2>
      {question.hint && <p className={styles.hint}>{read(question.hint)}</p>}
      {given?.kind === 'conflict' ? (
        <ConflictView question={question} heads={given.heads} around={around} onChoose={onAnswer} />
      ) : (
        <QuestionField
          question={question}
          answer={value?.answer}
          calculated={calculated}
          around={around}
          labelledBy={labelledBy}
          onAnswer={(answer) => onAnswer(withAnswer(value, answer, language))}
        />
      )}
      {problems.map((problem) => (
        <ProblemNotice
          key={problem.code}
          problem={problem}
          question={question}
          onConfirm={(reason) => value && onAnswer(withConfirmation(value, problem, reason))}
        />
      ))}
      {!isDerived && given?.kind !== 'conflict' && (
        <CommentField
          comment={value?.comment ?? ''}
          owed={problems.some(({ weight }) => weight === 'comment-owed')}
          about={labelledBy}
          onComment={(comment) => onAnswer(withComment(value, comment, language))}
          beside={
            saysSomething(value) && (
              <Button look="quiet" onClick={() => onAnswer({ answer: { kind: 'cleared' }, language })}>
                {t('answer.clear')}
              </Button>
            )
          }
        />
      )}
      {beneath}
    </section>
  );
}
