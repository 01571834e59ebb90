import { answerTo } from '#model/answers.ts';
import { questionsOf } from '#model/form.ts';
import { conflictsOf } from '#model/observation/fold.ts';
import { openProblems } from '#model/problems.ts';
import { isCritical, isProblem } from '#model/relevance.ts';
import { Badge } from '#ui/Badge.tsx';
import { useWords } from '../words.tsx';
import styles from './Attention.module.css';
import { ProblemWords } from './ProblemNote.tsx';
import { useDossier } from './use-dossier.tsx';

/** Conflicts, open problems and answers counted as problems, each leading to its question. */
export function Attention() {
  const { say, sayCode, label } = useWords();
  const { dossier, observation, problems, reading } = useDossier();
  const questions = questionsOf(dossier.form);
  const conflicts = questions.filter(({ id }) => conflictsOf(observation).includes(id));
  const open = openProblems(problems);
  const counted = questions
    .filter((question) => isProblem(question, reading))
    .map((question) => ({ question, critical: isCritical(question, answerTo(reading.answers, question.id)) }))
    .sort((a, b) => Number(b.critical) - Number(a.critical));
  return (
    <section aria-labelledby="attention">
      <h2 id="attention" className={styles.title}>
        {say('observation.attention')}
      </h2>
      {conflicts.length + open.length === 0 && <p>{say('observation.nothing')}</p>}
      <ul className={styles.list}>
        {conflicts.map((question) => (
          <li key={question.id}>
            <Badge strong>{say('standing.conflict')}</Badge> <a href={`#${question.id}`}>{label(question.label)}</a>
          </li>
        ))}
        {open.map((problem) => (
          <li key={`${problem.question} ${problem.code}`}>
            <Badge>{sayCode('weight', problem.weight)}</Badge>{' '}
            <a href={`#${problem.question}`}>
              <ProblemWords problem={problem} />
            </a>{' '}
            <span className={styles.id}>{problem.question}</span>
          </li>
        ))}
        {counted.map(({ question, critical }) => (
          <li key={question.id}>
            <Badge strong={critical}>{say(critical ? 'mark.critical' : 'mark.problem')}</Badge>{' '}
            <a href={`#${question.id}`}>{label(question.label)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
