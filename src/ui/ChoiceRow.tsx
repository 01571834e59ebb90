import type { ComponentProps, ReactNode } from 'react';
import styles from './ChoiceRow.module.css';

type Props = Omit<ComponentProps<'input'>, 'className' | 'style' | 'type' | 'children'> & {
  type: 'radio' | 'checkbox';
  children: ReactNode;
};

/** A real radio or checkbox whose whole row is the target. The face is its sibling: cheaper to restyle than a parent. */
export const ChoiceRow = ({ children, ...input }: Props) => (
  <label className={styles.row}>
    <input className={styles.input} {...input} />
    <span className={styles.face}>{children}</span>
  </label>
);
