import { useWords } from '../words.tsx';

/** A phone is never exact to the second; below this nobody can tell. */
const EXACT_MS = 5_000;

/** A clock's distance from the server's, in words. `skewMs` is device minus server. */
export function useSkewWords(): (skewMs: number | null) => string {
  const { say } = useWords();
  return (skewMs) => {
    if (skewMs === null) return say('skew.unknown');
    if (Math.abs(skewMs) < EXACT_MS) return say('skew.exact');
    const seconds = Math.round(Math.abs(skewMs) / 1000);
    const minutes = Math.round(seconds / 60);
    const amount =
      seconds < 100
        ? say('skew.seconds', { count: seconds })
        : minutes < 100
          ? say('skew.minutes', { count: minutes })
          : say('skew.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
    return say(skewMs > 0 ? 'skew.ahead' : 'skew.behind', { amount });
  };
}
