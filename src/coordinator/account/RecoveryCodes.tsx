import { Button } from '#ui/Button.tsx';
import controls from '../controls/controls.module.css';
import { useWords } from '../words.tsx';
import styles from './RecoveryCodes.module.css';

/** Shown once: the server keeps only what it needs to know them again. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { say } = useWords();
  return (
    <div className={controls.stack}>
      <p role="status">{say('factor.codesShown')}</p>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className={controls.row}>
        <Button look="main" onClick={onDone}>
          {say('factor.codesKept')}
        </Button>
      </div>
    </div>
  );
}
