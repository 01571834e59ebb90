import { Link } from 'wouter';
import type { SetupDone } from '#model/desk/administration.ts';
import { QrCode } from '../controls/QrCode.tsx';
import { useWords } from '../words.tsx';
import styles from './DemoReady.module.css';

type Props = { enrolment: { code: string; link: string }; signIn: SetupDone['signIn'] };

/** A newcomer's first minute: coordinator here, observer in another tab. */
export function DemoReady({ enrolment: { code, link }, signIn }: Props) {
  const { say } = useWords();
  return (
    <main className={`desk ${styles.ready}`}>
      <h1 className={styles.title}>{say('demo.title')}</h1>
      <p>{say('demo.text')}</p>
      <div className={styles.ways}>
        <QrCode text={link} label={say('demo.open')} />
        <div className={styles.words}>
          <a className={styles.link} href={link} target="_blank" rel="noreferrer">
            {say('demo.open')}
          </a>
          <p>
            {say('demo.code')} <code className={styles.code}>{code}</code>
          </p>
          {signIn && (
            <p>
              {say('demo.signIn')}{' '}
              <code className={styles.code}>
                {signIn.login} · {signIn.password}
              </code>
            </p>
          )}
          <Link href="/">{say('demo.continue')}</Link>
        </div>
      </div>
    </main>
  );
}
