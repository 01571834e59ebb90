import type { ReactNode } from 'react';
import styles from './Page.module.css';

/** The element that takes the focus when the address changes. */
export const PAGE_TITLE = 'page-title';

export function Page({ title, actions, children }: { title: ReactNode; actions?: ReactNode; children: ReactNode }) {
  return (
    <>
      <header className={styles.head}>
        <h1 id={PAGE_TITLE} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      <div className={styles.content}>{children}</div>
    </>
  );
}
