import type { ReactNode } from 'react';
import styles from './Notice.module.css';

type Props = {
  title?: string;
  /** Read out at once by screen readers. */
  urgent?: boolean;
  children?: ReactNode;
  /** Buttons. */
  action?: ReactNode;
};

export const Notice = ({ title, urgent = false, children, action }: Props) => (
  <div className={styles.notice} role={urgent ? 'alert' : 'status'}>
    {title && <p className={styles.title}>{title}</p>}
    {children}
    {action && <div className={styles.action}>{action}</div>}
  </div>
);
