import type { ReactNode } from 'react';
import styles from './Badge.module.css';

/** A word beside another: what it is, not how good it is. */
export const Badge = ({ strong = false, children }: { strong?: boolean; children: ReactNode }) => (
  <span className={strong ? styles.strong : styles.badge}>{children}</span>
);
