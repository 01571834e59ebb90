import { useState, useSyncExternalStore } from 'react';
import type { Phone } from '#observer/phone.tsx';
import { useObserverText } from '#observer/use-observer-text.ts';
import { HoldButton } from '#ui/HoldButton.tsx';
import styles from './Lock.module.css';

/** Says what is lost with it before anybody holds. */
export function WipeSection({ phone: { wipe, journey } }: { phone: Pick<Phone, 'wipe' | 'journey'> }) {
  const { t } = useObserverText();
  const { pending, photos } = useSyncExternalStore(journey.subscribe, journey.status);
  const [isWiping, setWiping] = useState(false);
  return (
    <section className={styles.made}>
      <h2>{t('wipe.title')}</h2>
      <p>{t('wipe.explained')}</p>
      {pending + photos > 0 && <p>{t('wipe.not-received', { count: pending + photos })}</p>}
      <HoldButton
        disabled={isWiping}
        onHeld={() => {
          setWiping(true);
          void wipe();
        }}
      >
        {t(isWiping ? 'wipe.wiping' : 'wipe.hold')}
      </HoldButton>
    </section>
  );
}
