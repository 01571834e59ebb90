import type { Problem } from '#model/problems.ts';
import { Badge } from '#ui/Badge.tsx';
import { useWords } from '../words.tsx';
import styles from './ProblemNote.module.css';

export function ProblemNote({ problem }: { problem: Problem }) {
  const { say, sayCode } = useWords();
  const { confirmation } = problem;
  return (
    <div className={styles.note}>
      <p>
        <Badge>{confirmation ? say('weight.confirmed') : sayCode('weight', problem.weight)}</Badge>{' '}
        <ProblemWords problem={problem} /> <span className={styles.code}>{problem.code}</span>
      </p>
      {confirmation && <p>{say('observation.reason', { reason: confirmation.reason })}</p>}
    </div>
  );
}

export function ProblemWords({ problem }: { problem: Problem }) {
  const { label, sayCode } = useWords();
  return problem.text ? label(problem.text) : sayCode('rule', problem.code);
}
