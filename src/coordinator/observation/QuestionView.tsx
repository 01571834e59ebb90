import { answerTo } from '#model/answers.ts';
import type { Question } from '#model/form.ts';
import { isCritical, isProblem } from '#model/relevance.ts';
import { Badge } from '#ui/Badge.tsx';
import { PhotoGrid } from '../photos/PhotoGrid.tsx';
import { useWords } from '../words.tsx';
import { AnswerWords } from './AnswerWords.tsx';
import { CalculatedWords } from './CalculatedWords.tsx';
import { HeadList } from './HeadList.tsx';
import { ProblemNote } from './ProblemNote.tsx';
import styles from './QuestionView.module.css';
import { useDossier } from './use-dossier.tsx';

/** A question with what stands at it. Marks are words: no colour says good or bad. */
export function QuestionView({ question }: { question: Question }) {
  const { say, label, sayCode } = useWords();
  const { given, reading, problems, photos } = useDossier();
  const standing = reading.standings.get(question.id) ?? 'missing';
  const here = given.get(question.id);
  const critical = isCritical(question, answerTo(reading.answers, question.id));
  return (
    <article id={question.id} className={styles.question} data-standing={standing}>
      <h3 className={styles.label}>
        <span>{label(question.label)}</span>
        <span className={styles.id}>{question.id}</span>
      </h3>
      <div className={styles.answer}>
        {here?.kind === 'conflict' && <HeadList question={question} heads={here.heads} />}
        {here?.kind === 'value' && here.value.answer.kind !== 'cleared' && (
          <AnswerWords question={question} answer={here.value.answer} />
        )}
        {question.kind === 'calculated' && <CalculatedWords question={question} />}
        {(standing === 'missing' || standing === 'set-aside') && (
          <span className={styles.standing}>{sayCode('standing', standing)}</span>
        )}
        {critical && <Badge strong>{say('observation.countedCritical')}</Badge>}
        {!critical && isProblem(question, reading) && <Badge>{say('observation.countedProblem')}</Badge>}
        {here?.kind === 'value' && here.value.comment && (
          <p className={styles.comment}>
            <span className={styles.standing}>{say('observation.comment')}</span> {here.value.comment}
          </p>
        )}
        {problems
          .filter((problem) => problem.question === question.id)
          .map((problem) => (
            <ProblemNote key={problem.code} problem={problem} />
          ))}
        <PhotoGrid photos={photos.filter(({ photo }) => photo.question === question.id)} />
      </div>
    </article>
  );
}
