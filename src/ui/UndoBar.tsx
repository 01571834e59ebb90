import { Button } from './Button.tsx';
import styles from './UndoBar.module.css';

type Props = { text: string; undo: string; dismiss: string; onUndo: () => void; onDismiss: () => void };

/** Stays until it is used or dismissed: nobody is hurried. */
export const UndoBar = ({ text, undo, dismiss, onUndo, onDismiss }: Props) => (
  <div className={styles.bar} role="status">
    <p className={styles.text}>{text}</p>
    <Button onClick={onUndo}>{undo}</Button>
    <Button look="quiet" aria-label={dismiss} onClick={onDismiss}>
      ×
    </Button>
  </div>
);
