import type { SetupDone } from '#model/desk/administration.ts';
import { Button } from '#ui/Button.tsx';
import { FailureNote } from '../controls/FailureNote.tsx';
import { setUpDemo } from '../desk.ts';
import { useDeed } from '../use-deed.ts';
import { useWords } from '../words.tsx';
import styles from './SetupPage.module.css';

export function DemoOffer({ secret, onMade }: { secret: string; onMade: (demo: SetupDone) => void }) {
  const { say } = useWords();
  const { run, busy, failure } = useDeed(setUpDemo, onMade);
  return (
    <section className={styles.offer}>
      <h2>{say('setup.demoTitle')}</h2>
      <p>{say('setup.demoText')}</p>
      <Button look="main" disabled={busy} onClick={() => void run(secret)}>
        {busy ? say('common.loading') : say('setup.demo')}
      </Button>
      <FailureNote failure={failure} />
    </section>
  );
}
