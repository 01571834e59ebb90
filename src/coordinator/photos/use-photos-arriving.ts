import { useEffect } from 'react';

/** Photos bring no revision, so the live stream does not tell of them. */
const LOOK_MS = 20_000;

/** Looks again while photos are expected that have not arrived. */
export function usePhotosArriving(
  { expected, present }: { expected: number; present: number },
  look: () => void,
): void {
  const isWaiting = present < expected;
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [isWaiting, look]);
}
