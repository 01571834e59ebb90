import { useEffect, useState } from 'react';
import type { Drawback } from '#observer/drawback.ts';
import { drawbacksOf, factsAsked, factsSeen } from './browser-fitness.ts';

/** What this browser lacks: at once what can be seen, a moment later what it has to be asked for. */
export function useDrawbacks(): Drawback[] {
  const [drawbacks, setDrawbacks] = useState(() => drawbacksOf(factsSeen(window)));
  useEffect(() => {
    void factsAsked(window).then((asked) => setDrawbacks(drawbacksOf({ ...factsSeen(window), ...asked })));
  }, []);
  return drawbacks;
}
