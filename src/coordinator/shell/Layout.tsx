import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { LiveProvider } from '../use-live.tsx';
import { useSession } from '../use-session.tsx';
import { useWords } from '../words.tsx';
import styles from './Layout.module.css';
import { Navigation } from './Navigation.tsx';
import { PAGE_TITLE } from './Page.tsx';

export function Layout({ children }: { children: ReactNode }) {
  const { say } = useWords();
  const { mission } = useSession().session;
  useFocusOnTitle();
  return (
    <div className={`desk ${styles.layout}`}>
      <a className={styles.skip} href={`#${PAGE_TITLE}`}>
        {say('nav.skip')}
      </a>
      <Navigation />
      <div className={styles.page}>
        {mission.synthetic && (
          <section className={styles.synthetic} aria-label={say('synthetic.mark')}>
            <strong>{say('synthetic.mark')}</strong> {say('synthetic.sentence')}
          </section>
        )}
        <main className={styles.main}>
          <LiveProvider>{children}</LiveProvider>
        </main>
      </div>
    </div>
  );
}

/** A screen reader hears where it is after every change of page; the first page is left alone. */
function useFocusOnTitle() {
  const [location] = useLocation();
  const shown = useRef(location);
  useEffect(() => {
    if (shown.current === location) return;
    shown.current = location;
    document.getElementById(PAGE_TITLE)?.focus();
    window.scrollTo(0, 0);
  }, [location]);
}
