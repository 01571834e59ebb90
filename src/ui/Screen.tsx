import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import styles from './Screen.module.css';

type Props = {
  title: string;
  subtitle?: ReactNode;
  /** Where the arrow leads, and its name. */
  back?: { href: string; label: string } | undefined;
  /** A word across the top, of what this all is. */
  banner?: string | undefined;
  /** At the end of the header. */
  action?: ReactNode;
  /** Within reach of the thumb, always visible. */
  bar?: ReactNode;
  children: ReactNode;
};

/** One column between a header and, where needed, a bar at the bottom. Opens at its top, with the focus on the title. */
export function Screen({ title, subtitle, back, banner, action, bar, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={styles.screen}>
      <header className={styles.header}>
        {banner && <p className={styles.banner}>{banner}</p>}
        <div className={styles.row}>
          {back && (
            <Link href={back.href} className={styles.back} aria-label={back.label}>
              <span aria-hidden>←</span>
            </Link>
          )}
          <div className={styles.words}>
            <h1 className={styles.title} ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {subtitle && <div className={styles.subtitle}>{subtitle}</div>}
          </div>
          {action}
        </div>
      </header>
      <main className={styles.main}>{children}</main>
      {bar && <footer className={styles.bar}>{bar}</footer>}
    </div>
  );
}
