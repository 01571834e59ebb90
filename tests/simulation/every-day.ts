import { expect } from 'vitest';
import { simulate } from './simulate.ts';

/** Fails with the story of the first day on which a promise is broken. `to` is not included. */
export async function expectKept({ from, to }: { from: number; to: number }): Promise<void> {
  let said = 0;
  for (let seed = from; seed < to; seed++) {
    const outcome = await simulate({ seed });
    said += outcome.said;
    if (outcome.broken !== undefined)
      expect.fail(`Day ${seed}: ${outcome.broken}\n${outcome.story().join('\n')}\nnpm run simulate -- --seed ${seed}`);
  }
  expect(said).toBeGreaterThan(to - from);
}
