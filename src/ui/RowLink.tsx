import type { ReactNode } from 'react';
import { Link } from 'wouter';
import styles from './RowLink.module.css';

type Props = { href: string; title: ReactNode; detail?: ReactNode; aside?: ReactNode };

/** One line of a list that leads somewhere; an arrow where it has nothing to say at its end. */
export const RowLink = ({ href, title, detail, aside }: Props) => (
  <Link href={href} className={styles.row}>
    <span className={styles.words}>
      <span className={styles.title}>{title}</span>
      {detail && <span className={styles.detail}>{detail}</span>}
    </span>
    <span className={styles.aside}>{aside ?? <span aria-hidden>→</span>}</span>
  </Link>
);
