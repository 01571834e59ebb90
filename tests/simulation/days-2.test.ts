import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { expectKept } from './every-day.ts';
import { MUTANTS } from './mutants.ts';
import { simulate } from './simulate.ts';

const SEEDS = join(import.meta.dirname, 'seeds');

/** A day that once broke a promise, and the mutant that breaks it again. */
type KeptDay = { seed: number; seconds: number; story: string; bug: string };

/** When the product does one thing more or less by chance, what happened that day happens on a later one. */
const LATER = 300;

async function suchADay({ seed: first, seconds, bug }: KeptDay): Promise<number | undefined> {
  const mutation = MUTANTS.find(({ name }) => name === bug)?.mutation ?? {};
  for (let seed = first; seed < first + LATER; seed++)
    if ((await simulate({ seed, seconds, mutation })).broken !== undefined) return seed;
  return undefined;
}

test('another thousand days', async () => {
  await expectKept({ from: 1001, to: 2001 });
}, 600_000);

test.each(readdirSync(SEEDS).map((file) => [file]))(
  'the day of %s, on which a promise was once broken',
  async (file) => {
    const kept = JSON.parse(readFileSync(join(SEEDS, file), 'utf8')) as KeptDay;
    const seed = await suchADay(kept);
    if (seed === undefined) expect.fail(`No day from ${kept.seed} on is like this: ${kept.story}`);
    expect((await simulate({ seed, seconds: kept.seconds })).broken).toBeUndefined();
  },
  300_000,
);

test('the same seed is the same day', async () => {
  const [once, again] = [await simulate({ seed: 5, seconds: 200 }), await simulate({ seed: 5, seconds: 200 })];
  expect(again.story()).toEqual(once.story());
  expect(once.story().length).toBeGreaterThan(20);
});
