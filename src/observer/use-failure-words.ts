import type { SyncStatus } from '#sync/status.ts';
import { useRefusalText } from './ledger/use-refusal-text.ts';
import { useObserverText } from './use-observer-text.ts';

type Failure = NonNullable<SyncStatus['failure']>;

/** What holds up the journey, and what the observer does about it. */
export function useFailureWords(): (failure: Failure) => { title: string; next: string } {
  const { t } = useObserverText();
  const refused = useRefusalText();
  return ({ class: kind, refusal }) => {
    if (refusal === 'DEVICE_SUSPENDED') return { title: t('failure.suspended'), next: t('failure.suspended.next') };
    // such a refusal speaks to a new phone; this one keeps what was written and enrols again
    const isSaidBetter = refusal === null || kind === 'signed-out';
    return { title: t(`failure.${kind}`), next: isSaidBetter ? t(`failure.${kind}.next`) : refused(refusal) };
  };
}
