import { useRegisterSW } from 'virtual:pwa-register/react';
import { useEffect } from 'react';
import type { Update } from './Notices.tsx';

/** Registers the service worker, and says when a newer version of the app waits. Shows nothing itself. */
export function Updates({ onUpdate }: { onUpdate: (update: Update | undefined) => void }) {
  const { needRefresh, updateServiceWorker } = useRegisterSW();
  const [isReady, setReady] = needRefresh;
  useEffect(() => {
    onUpdate(isReady ? { take: () => updateServiceWorker(), later: () => setReady(false) } : undefined);
  }, [isReady, onUpdate, updateServiceWorker, setReady]);
  return null;
}
