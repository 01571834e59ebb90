import { useObserverText } from '#observer/use-observer-text.ts';
import styles from './Lock.module.css';

/** What whoever looks over the shoulder sees. Its heading leads back. */
export function NeutralPage({ onBack }: { onBack: () => void }) {
  const { t } = useObserverText();
  return (
    <main className={styles.neutral}>
      <h1>
        <button type="button" onClick={onBack}>
          {t('hide.notes')}
        </button>
      </h1>
      <p>{t('hide.empty')}</p>
    </main>
  );
}
