import { useSyncExternalStore } from 'react';
import { paths } from '#observer/paths.ts';
import { usePhone } from '#observer/phone.tsx';
import { useObserverText } from '#observer/use-observer-text.ts';
import { RowLink } from '#ui/RowLink.tsx';

/** A phone enrolled before its mission asked for a passphrase. Filling goes on without one. */
export function ProtectionAsked() {
  const { t } = useObserverText();
  const { lock } = usePhone();
  const { isProtected, asked } = useSyncExternalStore(lock.subscribe, lock.status);
  if (isProtected || asked === 'none') return null;
  return <RowLink href={paths.protect} title={t('protect.title')} detail={t('protect.asked')} />;
}
