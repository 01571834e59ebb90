import { useWords } from '../words.tsx';
import styles from './History.module.css';
import { RevisionView } from './RevisionView.tsx';
import { useDossier } from './use-dossier.tsx';

export function History() {
  const { say } = useWords();
  const { received } = useDossier();
  return (
    <section className={styles.history} aria-labelledby="history">
      <h2 id="history" className={styles.title}>
        {say('history.title')}
      </h2>
      <p className={styles.soft}>{say('history.explained')}</p>
      <ol>
        {[...received].reverse().map((each) => (
          <RevisionView key={each.revision.id} received={each} />
        ))}
      </ol>
    </section>
  );
}
