import { useCallback, useEffect, useRef, useState } from 'react';

const PAUSE_MS = 400;

/**
 * What is being typed. It is handed to `save` when typing pauses, on blur, when the page is hidden and when the field
 * goes away. While the field has focus, a change of `saved` from elsewhere does not replace what is in it.
 * `keep`: text that stays in the field after blur because it could not be taken.
 */
export function useDraftText(
  saved: string,
  save: (text: string) => void,
  keep: (text: string) => boolean = () => false,
) {
  const [draft, setDraft] = useState<string>();
  const waiting = useRef<{ text: string; timer: ReturnType<typeof setTimeout> }>(undefined);
  const latestSave = useRef(save);
  useEffect(() => {
    latestSave.current = save;
  });
  const flush = useCallback(() => {
    if (!waiting.current) return;
    const { text, timer } = waiting.current;
    clearTimeout(timer);
    waiting.current = undefined;
    latestSave.current(text);
  }, []);
  useEffect(() => {
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);
  return {
    text: draft ?? saved,
    onFocus: () => setDraft((typed) => typed ?? saved),
    onChange: (text: string) => {
      setDraft(text);
      clearTimeout(waiting.current?.timer);
      waiting.current = { text, timer: setTimeout(flush, PAUSE_MS) };
    },
    /** Forgets what was typed and not saved. */
    drop: () => {
      clearTimeout(waiting.current?.timer);
      waiting.current = undefined;
      setDraft(undefined);
    },
    onBlur: () => {
      flush();
      setDraft((typed) => (typed !== undefined && keep(typed) ? typed : undefined));
    },
  };
}
