import type { ReactNode } from 'react';
import { Button } from '#ui/Button.tsx';
import controls from '../controls/controls.module.css';
import { FailureNote } from '../controls/FailureNote.tsx';
import { Proven } from '../controls/Proven.tsx';
import { LanguageChoice } from '../shell/LanguageChoice.tsx';
import styles from '../shell/SignIn.module.css';
import { useSession } from '../use-session.tsx';
import { useWords } from '../words.tsx';
import { FactorSetup } from './FactorSetup.tsx';

/** Whoever needs a second factor and has none sets it up before headquarters opens. */
export function FactorDue({ children }: { children: ReactNode }) {
  const { say } = useWords();
  const { session, renew, leave, leaving } = useSession();
  if (!session.factorDue) return children;
  return (
    <main className={`desk ${styles.signIn}`}>
      <h1 className={styles.title}>{say('factor.due')}</h1>
      <p>{say('factor.dueWhy')}</p>
      <Proven>
        <FactorSetup onDone={() => renew({ ...session, factorDue: false })} />
      </Proven>
      <div className={controls.row}>
        <Button onClick={leave}>{say('nav.signOut')}</Button>
      </div>
      <FailureNote failure={leaving} />
      <LanguageChoice />
    </main>
  );
}
