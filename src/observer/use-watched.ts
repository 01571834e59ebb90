import { useCallback, useEffect, useRef, useState } from 'react';
import { LockedError } from '#device/keyring.ts';
import { usePhone } from './phone.tsx';

/** What was read, and how to read it again. Nothing (`undefined`) until the first reading has come back. */
export type Watched<Content> = { content: Content | undefined; refresh: () => Promise<void> };

/** How long what rarely changes waits after a change, so that a tap costs one reading and not ten. */
const CALM_MS = 1_000;

/**
 * Reads from the notebook now and after each committed change. Readings that come back late never replace newer ones.
 * A failed reading is thrown while rendering. `read` must keep its identity.
 * @param isSettled content that rarely changes from here on: it is read again once changes have paused
 */
export function useWatched<Content>(
  read: () => Promise<Content>,
  isSettled: (content: Content) => boolean = never,
): Watched<Content> {
  const { notebook } = usePhone();
  const [shown, setShown] = useState<{ by: unknown; content: Content }>();
  const [failure, setFailure] = useState<{ error: unknown }>();
  const asked = useRef(0);
  const answered = useRef(0);
  const isShown = useRef(false);
  const settled = useRef(false);
  const refresh = useCallback(async () => {
    asked.current += 1;
    const turn = asked.current;
    try {
      const content = await read();
      if (turn < answered.current || !isShown.current) return;
      answered.current = turn;
      settled.current = isSettled(content);
      setShown((before) => (before?.by === read && before.content === content ? before : { by: read, content }));
    } catch (error) {
      if (error instanceof LockedError) return; // the locked screen is about to come
      if (isShown.current) setFailure({ error });
    }
  }, [read, isSettled]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    isShown.current = true;
    void refresh();
    const stop = notebook.watch(() => {
      clearTimeout(timer);
      if (settled.current) timer = setTimeout(() => void refresh(), CALM_MS);
      else void refresh();
    });
    return () => {
      isShown.current = false;
      clearTimeout(timer);
      stop();
    };
  }, [notebook, refresh]);
  if (failure) throw failure.error;
  return { content: shown?.by === read ? shown.content : undefined, refresh };
}

const never = (): boolean => false;
