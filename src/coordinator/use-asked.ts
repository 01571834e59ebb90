import { useCallback, useEffect, useState } from 'react';
import type { Failure, Reply } from './api.ts';

/** What became of a question to the server. While asked again, the value before stays. */
export type Asked<Value> = { again: () => void } & (
  | { state: 'asking' }
  | { state: 'failed'; failure: Failure }
  | { state: 'here'; value: Value }
);

type Known<Value> = { state: 'asking' } | { state: 'failed'; failure: Failure } | { state: 'here'; value: Value };

/** Asks when `question` changes (pass a stable function) and whenever `again` is called. */
export function useAsked<Value>(question: () => Promise<Reply<Value>>): Asked<Value> {
  const [turn, setTurn] = useState({ question, count: 0 });
  const [known, setKnown] = useState<Known<Value>>({ state: 'asking' });
  const again = useCallback(() => setTurn(({ count }) => ({ question, count: count + 1 })), [question]);
  if (turn.question !== question) {
    setTurn({ question, count: 0 });
    setKnown({ state: 'asking' });
  }
  useEffect(() => {
    let wanted = true;
    turn.question().then(
      (reply) => {
        if (!wanted) return;
        setKnown(reply.outcome === 'ok' ? { state: 'here', value: reply.value } : { state: 'failed', failure: reply });
      },
      (bug: unknown) => {
        // thrown while rendering, where the error boundary sees it
        setKnown(() => {
          throw bug;
        });
      },
    );
    return () => {
      wanted = false;
    };
  }, [turn]);
  return { ...known, again };
}
