import { calculate } from '#model/calculation.ts';
import type { Question } from '#model/form.ts';
import type { FormReading } from '#model/relevance.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import { answerWords } from '#questions/answer-words.ts';
import { CalculatedField } from '#questions/CalculatedField.tsx';
import type { Surroundings } from '#questions/surroundings.ts';
import { useQuestionText } from '#questions/use-question-text.ts';
import styles from './AnswerLines.module.css';

type Props = { title: string; questions: readonly Question[]; reading: FormReading; around: Surroundings };

/** Questions with their answers, to read. */
export function AnswerLines({ title, questions, reading, around }: Props) {
  const { t, read } = useObserverText();
  const text = useQuestionText();
  if (questions.length === 0) return null;
  const words = (question: Question) => {
    if (question.kind === 'calculated') return <CalculatedField calculated={calculate(question, reading)} />;
    const given = reading.answers.get(question.id);
    if (given?.kind === 'conflict') return t('review.conflict');
    if (!given || given.value.answer.kind === 'cleared') return t('review.no-answer');
    return answerWords(question, given.value.answer, around, text);
  };
  const comment = (question: Question) => {
    const given = reading.answers.get(question.id);
    return given?.kind === 'value' ? given.value.comment : undefined;
  };
  return (
    <section>
      <h2 className={styles.title}>{title}</h2>
      <dl>
        {questions.map((question) => (
          <div key={question.id} className={styles.line}>
            <dt className={styles.question}>{read(question.label)}</dt>
            <dd className={styles.answer}>{words(question)}</dd>
            {comment(question) && <dd>{comment(question)}</dd>}
          </div>
        ))}
      </dl>
    </section>
  );
}
