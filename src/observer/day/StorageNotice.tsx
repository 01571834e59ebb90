import { useEffect, useState } from 'react';
import { useObserverText } from '#observer/use-observer-text.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';

/** Whether the browser promises to keep what is stored, and how much room it gives. */
export function StorageNotice() {
  const { t } = useObserverText();
  const [persisted, setPersisted] = useState<boolean>();
  const [freeMegabytes, setFree] = useState<number>();
  useEffect(() => {
    void navigator.storage?.persisted?.().then(setPersisted);
    void navigator.storage?.estimate?.().then(({ quota = 0, usage = 0 }) => setFree(Math.round((quota - usage) / 1e6)));
  }, []);
  const ask = () => void navigator.storage.persist().then(setPersisted);
  return (
    <Notice
      title={t('storage.title')}
      action={persisted === false && <Button onClick={ask}>{t('storage.ask')}</Button>}
    >
      {persisted !== undefined && <p>{t(persisted ? 'storage.kept' : 'storage.not-promised')}</p>}
      {freeMegabytes !== undefined && <p>{t('storage.room', { megabytes: freeMegabytes })}</p>}
    </Notice>
  );
}
