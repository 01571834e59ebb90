import { useRef } from 'react';
import { Link, useRoute } from 'wouter';
import { type Action, reachOf } from '#model/roles.ts';
import { FailureNote } from '../controls/FailureNote.tsx';
import { useSession } from '../use-session.tsx';
import { useWords, type WordKey } from '../words.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';
import styles from './Navigation.module.css';

type PageName = { path: string; pattern: string; name: WordKey; needs: Action };

const PAGES: PageName[] = [
  { path: '/', pattern: '/', name: 'nav.overview', needs: 'use-the-desk' },
  { path: '/observations', pattern: '/observations/*?', name: 'nav.observations', needs: 'read-observations' },
  { path: '/stations', pattern: '/stations/*?', name: 'nav.stations', needs: 'read-stations' },
  { path: '/people', pattern: '/people', name: 'nav.people', needs: 'read-people' },
  { path: '/mission', pattern: '/mission', name: 'nav.mission', needs: 'change-mission' },
  { path: '/exports', pattern: '/exports', name: 'nav.exports', needs: 'export-observations' },
  { path: '/audit', pattern: '/audit', name: 'nav.audit', needs: 'read-audit' },
  { path: '/account', pattern: '/account', name: 'nav.account', needs: 'use-own-account' },
];

/** A column on wide screens; on narrow ones a menu that opens below the mission's name. */
export function Navigation() {
  const { say, sayCode } = useWords();
  const { session, leave, leaving } = useSession();
  const menu = useRef<HTMLDetailsElement>(null);
  const close = () => menu.current?.removeAttribute('open');
  const content = (
    <>
      <nav aria-label={say('nav.label')}>
        <ul className={styles.pages}>
          {PAGES.filter(({ needs }) => reachOf(session.person.role, needs)).map((page) => (
            <li key={page.path}>
              <PageLink {...page} />
            </li>
          ))}
        </ul>
      </nav>
      <div className={styles.foot}>
        <LanguageChoice />
        <p className={styles.person}>
          {session.person.name}
          <span>{sayCode('role', session.person.role)}</span>
        </p>
        <button type="button" className={styles.leave} onClick={leave}>
          {say('nav.signOut')}
        </button>
        <FailureNote failure={leaving} />
      </div>
    </>
  );
  return (
    <header className={styles.side}>
      <p className={styles.mission}>{session.mission.name}</p>
      <div className={styles.wide}>{content}</div>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: choosing a link inside, by whatever means, is a click that bubbles here */}
      <details
        ref={menu}
        className={styles.narrow}
        onClick={(event) => event.target instanceof HTMLAnchorElement && close()}
      >
        <summary>{say('nav.menu')}</summary>
        {content}
      </details>
    </header>
  );
}

function PageLink({ path, pattern, name }: PageName) {
  const { say } = useWords();
  const [here] = useRoute(pattern);
  return (
    <Link href={path} className={styles.link ?? ''} aria-current={here ? 'page' : undefined}>
      {say(name)}
    </Link>
  );
}
