import { useSyncExternalStore } from 'react';
import type { SyncStatus } from '#sync/status.ts';
import { usePhone } from './phone.tsx';

export function useJourney(): SyncStatus {
  const { journey } = usePhone();
  return useSyncExternalStore(journey.subscribe, journey.status);
}
