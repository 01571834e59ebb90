import { useEffect, useState } from 'react';
import { usePersisted, usePhone } from '#observer/phone.tsx';
import { useObserverText } from '#observer/use-observer-text.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';

/** Whether the browser promises to keep what is stored, and how much room it gives. */
export function StorageNotice() {
  const { t } = useObserverText();
  const { lastingStorage } = usePhone();
  const persisted = usePersisted();
  const [freeMegabytes, setFree] = useState<number>();
  useEffect(() => {
    void navigator.storage?.estimate?.().then(({ quota = 0, usage = 0 }) => setFree(Math.round((quota - usage) / 1e6)));
  }, []);
  return (
    <Notice
      title={t('storage.title')}
      action={
        persisted === 'not-promised' && <Button onClick={() => void lastingStorage.ask()}>{t('storage.ask')}</Button>
      }
    >
      {persisted && <p>{t(`storage.${persisted}`)}</p>}
      {freeMegabytes !== undefined && <p>{t('storage.room', { megabytes: freeMegabytes })}</p>}
    </Notice>
  );
}
