import type { ComponentProps, ReactNode } from 'react';
import styles from './controls.module.css';

type Props = Omit<ComponentProps<'input'>, 'type' | 'className'> & { children: ReactNode };

/** A checkbox as dense as a desk allows. */
export const Check = ({ children, ...input }: Props) => (
  <label className={styles.check}>
    <input type="checkbox" {...input} />
    <span>{children}</span>
  </label>
);
