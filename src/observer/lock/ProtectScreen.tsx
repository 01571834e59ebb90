import { useSyncExternalStore } from 'react';
import { useLocation } from 'wouter';
import { ObserverScreen } from '#observer/ObserverScreen.tsx';
import { paths } from '#observer/paths.ts';
import { usePhone } from '#observer/phone.tsx';
import { useObserverText } from '#observer/use-observer-text.ts';
import { ChangePassphraseForm } from './ChangePassphraseForm.tsx';
import { ProtectForm } from './ProtectForm.tsx';

/** Of a phone that is enrolled already. */
export function ProtectScreen() {
  const { t } = useObserverText();
  const { lock } = usePhone();
  const { isProtected, asked } = useSyncExternalStore(lock.subscribe, lock.status);
  const [, go] = useLocation();
  return (
    <ObserverScreen
      title={t(isProtected ? 'protect.change' : 'protect.title')}
      back={{ href: paths.settings, label: t('settings.title') }}
    >
      {isProtected ? (
        <ChangePassphraseForm lock={lock} />
      ) : (
        <>
          <p>{t('protect.remains')}</p>
          <ProtectForm lock={lock} asked={asked} onProtected={() => go(paths.settings)} />
        </>
      )}
    </ObserverScreen>
  );
}
