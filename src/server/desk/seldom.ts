import type { Clock } from '#server/clock.ts';

/** Says yes to each key at most once within `everyMs`, and remembers none for longer. */
export function seldom(everyMs: number, clock: Clock): (key: string) => boolean {
  const saidAt = new Map<string, number>();
  return (key) => {
    const now = clock();
    for (const [known, at] of saidAt) if (now - at >= everyMs) saidAt.delete(known);
    if (saidAt.has(key)) return false;
    saidAt.set(key, now);
    return true;
  };
}
