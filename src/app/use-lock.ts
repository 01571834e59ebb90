import { useSyncExternalStore } from 'react';
import type { LockStatus } from '#device/lock.ts';
import type { Phone } from '#observer/phone.tsx';

const nothing = () => () => undefined;
const open = () => 'open' as const;

export function useLockState(phone: Phone | undefined): LockStatus['state'] {
  const lock = phone?.lock;
  return useSyncExternalStore(lock?.subscribe ?? nothing, lock ? () => lock.status().state : open);
}

const never = () => false;

export function useHidden(phone: Phone | undefined): boolean {
  const hiding = phone?.hiding;
  return useSyncExternalStore(hiding?.subscribe ?? nothing, hiding?.isHidden ?? never);
}
