import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef } from 'react';
import { LiveEvent } from '#model/desk/observations.ts';
import type { Id } from '#model/ids.ts';
import { deskAddress } from './api.ts';

type Listener = (observations: Id[]) => void;
type Live = { listen: (listener: Listener) => () => void };

/** How long until a stream the server closed is opened again. */
const REOPEN_MS = 10_000;

const LiveContext = createContext<Live | undefined>(undefined);

/** Calls back with the observations that arrived or changed; with none when any may have. */
export function useLive(listener: Listener): void {
  const live = use(LiveContext);
  useEffect(() => live?.listen(listener), [live, listener]);
}

/** One stream for all pages. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const listeners = useRef(new Set<Listener>());
  const listen = useCallback((listener: Listener) => {
    listeners.current.add(listener);
    return () => {
      listeners.current.delete(listener);
    };
  }, []);
  useEffect(
    () =>
      openStream((observations) => {
        for (const listener of listeners.current) listener(observations);
      }),
    [],
  );
  return <LiveContext value={useMemo(() => ({ listen }), [listen])}>{children}</LiveContext>;
}

/** While the stream only breaks, the browser resumes it by itself; what could not be resumed counts as anything. */
function openStream(listener: Listener): () => void {
  let stream: EventSource;
  let reopening: ReturnType<typeof setTimeout> | undefined;
  const open = (reopened: boolean) => {
    stream = new EventSource(deskAddress('live'));
    stream.onopen = () => {
      if (reopened) listener([]);
      reopened = false;
    };
    stream.onmessage = (event: MessageEvent<string>) => {
      listener(LiveEvent.parse(JSON.parse(event.data)).observations);
    };
    stream.addEventListener('missed', () => listener([]));
    stream.onerror = () => {
      if (stream.readyState === EventSource.CLOSED) reopening = setTimeout(open, REOPEN_MS, true);
    };
  };
  open(false);
  return () => {
    clearTimeout(reopening);
    stream.close();
  };
}
