import { useWords } from '../words.tsx';
import styles from './Waiting.module.css';

export function Waiting() {
  const { say } = useWords();
  return (
    <p className={`desk ${styles.alone}`} role="status">
      {say('common.loading')}
    </p>
  );
}
