import { type ReactNode, useId } from 'react';
import styles from './Field.module.css';

type Control = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean; className: string };
type Props = {
  label: string;
  hint?: string | undefined;
  /** What is wrong with what was typed. */
  error: string | undefined;
  children: (control: Control) => ReactNode;
};

/** A label with its control (empty where the label stands elsewhere): spread what the child is given on an input, a select or a text area. */
export function Field({ label, hint, error, children }: Props) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].join(' ').trim();
  return (
    <div className={styles.field}>
      {label && (
        <label className={styles.label} htmlFor={id}>
          {label}
        </label>
      )}
      {hint && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': error !== undefined,
        className: styles.control ?? '',
      })}
      {error && (
        <p className={styles.error} id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
