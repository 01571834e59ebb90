import { useCallback, useEffect, useState } from 'react';

/** `not-said` by browsers that know of no such promise. Undefined until it is known. */
export type Persisted = 'promised' | 'not-promised' | 'not-said' | undefined;

/** Whether the browser has promised to keep what is stored; `ask` asks for it. */
export function usePersisted(): { persisted: Persisted; ask: () => void } {
  const [persisted, setPersisted] = useState<Persisted>();
  const hear = useCallback((kept: boolean) => setPersisted(kept ? 'promised' : 'not-promised'), []);
  useEffect(() => {
    const storage = navigator.storage as Partial<StorageManager> | undefined;
    if (storage?.persisted) void storage.persisted().then(hear);
    else setPersisted('not-said');
  }, [hear]);
  return { persisted, ask: () => void navigator.storage.persist().then(hear) };
}
