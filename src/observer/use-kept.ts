import { useState } from 'react';

/** The same object as long as it says the same: what is read again from storage is a new object each time. */
export function useKept<Content>(content: Content): Content {
  const [kept, setKept] = useState(content);
  if (kept === content) return kept;
  if (JSON.stringify(kept) === JSON.stringify(content)) return kept;
  setKept(content);
  return content;
}
