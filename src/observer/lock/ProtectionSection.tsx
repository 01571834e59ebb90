import { useSyncExternalStore } from 'react';
import { paths } from '#observer/paths.ts';
import { usePhone } from '#observer/phone.tsx';
import { useObserverText } from '#observer/use-observer-text.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { RowLink } from '#ui/RowLink.tsx';

/** What protects this phone, in the settings. */
export function ProtectionSection() {
  const { t } = useObserverText();
  const { lock } = usePhone();
  const { isProtected } = useSyncExternalStore(lock.subscribe, lock.status);
  return (
    <>
      <Notice
        title={t('enrol.not-protected-title')}
        action={isProtected && <Button onClick={lock.lockAll}>{t('protect.lock-now')}</Button>}
      >
        {isProtected ? (
          <>
            <p>{t('protect.done')}</p>
            <p>{t('protect.limits')}</p>
          </>
        ) : (
          <p>{t('enrol.not-protected')}</p>
        )}
      </Notice>
      <RowLink href={paths.protect} title={t(isProtected ? 'protect.change' : 'protect.title')} />
    </>
  );
}
