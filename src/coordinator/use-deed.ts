import { useCallback, useState } from 'react';
import type { Failure, Reply } from './api.ts';

/** One thing the coordinator does: while it runs nothing else starts, and a refusal stays readable beside it. */
export function useDeed<Given extends unknown[], Value>(
  deed: (...given: Given) => Promise<Reply<Value>>,
  then: (value: Value) => void = () => undefined,
): { run: (...given: Given) => Promise<void>; busy: boolean; failure: Failure | undefined } {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const run = useCallback(
    async (...given: Given) => {
      setBusy(true);
      setFailure(undefined);
      try {
        const reply = await deed(...given);
        if (reply.outcome === 'ok') then(reply.value);
        else setFailure(reply);
      } catch (bug) {
        // thrown while rendering, where the error boundary sees it
        setFailure(() => {
          throw bug;
        });
      } finally {
        setBusy(false);
      }
    },
    [deed, then],
  );
  return { run, busy, failure };
}
