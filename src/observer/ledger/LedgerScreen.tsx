import { useCallback } from 'react';
import { timeText } from '#messages/dates.ts';
import { StorageNotice } from '#observer/day/StorageNotice.tsx';
import { ObserverScreen } from '#observer/ObserverScreen.tsx';
import { paths } from '#observer/paths.ts';
import { usePhone } from '#observer/phone.tsx';
import { useSession } from '#observer/session.tsx';
import { useFailureWords } from '#observer/use-failure-words.ts';
import { useJourney } from '#observer/use-journey.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import { useWatched } from '#observer/use-watched.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { LedgerEntry } from './LedgerEntry.tsx';
import styles from './LedgerScreen.module.css';

/** Where every revision of this phone is. */
export function LedgerScreen() {
  const { t, language } = useObserverText();
  const { notebook, journey } = usePhone();
  const { timeZone } = useSession().reference.mission;
  const { phase, failure, photos } = useJourney();
  const failureWords = useFailureWords();
  const sending = phase === 'sending';
  const read = useCallback(
    async () => ({ lines: await notebook.ledger(), observations: await notebook.observations() }),
    [notebook],
  );
  const { content } = useWatched(read);
  const lines = content?.lines;
  const open = new Map(content?.observations.map((each) => [each.observation.id, each]));
  return (
    <ObserverScreen
      title={t('ledger.title')}
      back={{ href: paths.day, label: t('day.back') }}
      bar={
        <Button look="main" wide disabled={sending} onClick={() => void journey.sendNow()}>
          {t(sending ? 'sync.sending' : 'sync.send-now')}
        </Button>
      }
    >
      <p>{t('ledger.explained')}</p>
      {failure && (
        <Notice title={failureWords(failure).title}>
          <p>{failureWords(failure).next}</p>
          {failure.nextTryAt && (
            <p>{t('sync.next-try', { at: timeText(failure.nextTryAt, { timeZone, language }) })}</p>
          )}
        </Notice>
      )}
      {photos > 0 && <p>{t('photo.waiting', { count: photos })}</p>}
      {lines?.length === 0 && <p className={styles.soft}>{t('ledger.nothing')}</p>}
      <ol>
        {lines?.map((line) => (
          <LedgerEntry key={line.revision} line={line} open={open.get(line.observation)} timeZone={timeZone} />
        ))}
      </ol>
      <StorageNotice />
    </ObserverScreen>
  );
}
