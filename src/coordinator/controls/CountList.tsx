import type { ReactNode } from 'react';
import styles from './CountList.module.css';

/** Figures side by side, each with its name. */
export const CountList = ({ counts }: { counts: readonly { name: string; value: ReactNode; note?: string }[] }) => (
  <dl className={styles.counts}>
    {counts.map(({ name, value, note }) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>
          {value}
          {note && <span>{note}</span>}
        </dd>
      </div>
    ))}
  </dl>
);
