import { useState } from 'react';

/**
 * What is being typed. Every keystroke goes to `save`, with the text before it: whoever closes the app while typing
 * loses no words. What was handed over is not compared with `saved`, which is always a little behind.
 * While the field has focus, a change of `saved` from elsewhere does not replace what is in it.
 * `keep`: text that stays in the field after blur because it could not be taken.
 */
export function useDraftText(
  saved: string,
  save: (text: string, before: string) => void,
  keep: (text: string) => boolean = () => false,
) {
  const [draft, setDraft] = useState<string>();
  const text = draft ?? saved;
  return {
    text,
    onFocus: () => setDraft((typed) => typed ?? saved),
    onChange: (typed: string) => {
      setDraft(typed);
      save(typed, text);
    },
    /** Forgets what was typed and not saved. */
    drop: () => setDraft(undefined),
    onBlur: () => setDraft((typed) => (typed !== undefined && keep(typed) ? typed : undefined)),
  };
}
