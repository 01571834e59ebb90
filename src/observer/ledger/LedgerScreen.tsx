import { useCallback } from 'react';
import type { LedgerLine } from '#device/notebook.ts';
import type { Id } from '#model/ids.ts';
import { StorageNotice } from '#observer/day/StorageNotice.tsx';
import { ObserverScreen } from '#observer/ObserverScreen.tsx';
import { paths } from '#observer/paths.ts';
import { usePhone } from '#observer/phone.tsx';
import { useJourney } from '#observer/use-journey.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import { useWatched } from '#observer/use-watched.ts';
import { Button } from '#ui/Button.tsx';
import { CourierSection } from './CourierSection.tsx';
import { JourneyFailure } from './JourneyFailure.tsx';
import styles from './LedgerScreen.module.css';
import { LedgerVisit } from './LedgerVisit.tsx';

/** Where everything written on this phone is, observation by observation, and what can be done about it. */
export function LedgerScreen() {
  const { t } = useObserverText();
  const { notebook, journey } = usePhone();
  const { phase, photos } = useJourney();
  const sending = phase === 'sending';
  const read = useCallback(
    async () => ({ lines: await notebook.ledger(), observations: await notebook.observations() }),
    [notebook],
  );
  const { content } = useWatched(read);
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
      <JourneyFailure />
      {photos > 0 && <p>{t('photo.waiting', { count: photos })}</p>}
      {content?.lines.length === 0 && <p className={styles.soft}>{t('ledger.nothing')}</p>}
      <ul>
        {[...byObservation(content?.lines ?? [])].map(([observation, lines]) => (
          <LedgerVisit key={observation} lines={lines} open={open.get(observation)} />
        ))}
      </ul>
      <CourierSection />
      <StorageNotice />
    </ObserverScreen>
  );
}

/** The lines come newest first; so do the observations then. */
function byObservation(lines: readonly LedgerLine[]): Map<Id, LedgerLine[]> {
  const groups = new Map<Id, LedgerLine[]>();
  for (const line of lines) groups.set(line.observation, [...(groups.get(line.observation) ?? []), line]);
  return groups;
}
