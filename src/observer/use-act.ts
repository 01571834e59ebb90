import { useCallback, useState } from 'react';
import { isPhoneFull } from './is-phone-full.ts';
import { useObserverText } from './use-observer-text.ts';

/**
 * Runs what a button asks for. `isActing` until it has committed; `failure` says in plain words that it did not, and
 * the error goes on to whoever listens to the window.
 */
export function useAct(): { act: (deed: () => Promise<void>) => void; isActing: boolean; failure: string | undefined } {
  const { t } = useObserverText();
  const [state, setState] = useState<'resting' | 'acting' | 'failed' | 'full'>('resting');
  const act = useCallback((deed: () => Promise<void>) => {
    setState('acting');
    deed().then(
      () => setState('resting'),
      (error: unknown) => {
        setState(isPhoneFull(error) ? 'full' : 'failed');
        reportError(error);
      },
    );
  }, []);
  const failure = state === 'failed' || state === 'full' ? t(`act.${state}`) : undefined;
  return { act, isActing: state === 'acting', failure };
}
