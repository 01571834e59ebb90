import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { SetupDone } from '#model/desk/administration.ts';
import { Notice } from '#ui/Notice.tsx';
import { AskedView } from '../controls/AskedView.tsx';
import { askSetup } from '../desk.ts';
import { LanguageChoice } from '../shell/LanguageChoice.tsx';
import { useAsked } from '../use-asked.ts';
import { useWords } from '../words.tsx';
import { DemoOffer } from './DemoOffer.tsx';
import { DemoReady } from './DemoReady.tsx';
import { SetupForm } from './SetupForm.tsx';
import styles from './SetupPage.module.css';

/** The secret stays in the fragment: it is never sent as part of an address. */
const secretOfLink = () => new URLSearchParams(location.hash.slice(1)).get('secret') ?? '';

export function SetupPage() {
  const { say } = useWords();
  const [, navigate] = useLocation();
  const [made, setMade] = useState<SetupDone>();
  const setup = useAsked(askSetup);
  const [secret] = useState(secretOfLink);
  if (made?.enrolment) return <DemoReady enrolment={made.enrolment} signIn={made.signIn} />;
  return (
    <main className={`desk ${styles.setup}`}>
      <header className={styles.head}>
        <h1 className={styles.title}>{say('setup.title')}</h1>
        <LanguageChoice />
      </header>
      <AskedView asked={setup}>
        {({ needed }) => {
          if (!needed)
            return (
              <p>
                {say('setup.done')} <Link href="/">{say('signIn.title')}</Link>
              </p>
            );
          if (!secret) return <Notice>{say('setup.noSecret')}</Notice>;
          return (
            <>
              <DemoOffer secret={secret} onMade={(demo) => (demo.enrolment ? setMade(demo) : navigate('/'))} />
              <SetupForm secret={secret} onMade={() => navigate('/')} />
            </>
          );
        }}
      </AskedView>
    </main>
  );
}
