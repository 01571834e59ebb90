import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { expectKept } from './every-day.ts';
import { MUTANTS } from './mutants.ts';
import { simulate } from './simulate.ts';

const SEEDS = join(import.meta.dirname, 'seeds');

/** A day that once broke a promise. `bug` is the mutant that breaks it again, so that it stays such a day. */
type KeptDay = { seed: number; seconds: number; story: string; bug: string };

test('another thousand days', async () => {
  await expectKept({ from: 1001, to: 2001 });
}, 600_000);

test.each(readdirSync(SEEDS).map((file) => [file]))(
  'the day of %s, on which a promise was once broken',
  async (file) => {
    const { seed, seconds, bug } = JSON.parse(readFileSync(join(SEEDS, file), 'utf8')) as KeptDay;
    const mutation = MUTANTS.find(({ name }) => name === bug)?.mutation ?? {};
    expect((await simulate({ seed, seconds, mutation })).broken).toBeDefined();
    expect((await simulate({ seed, seconds })).broken).toBeUndefined();
  },
);

test('the same seed is the same day', async () => {
  const [once, again] = [await simulate({ seed: 5, seconds: 200 }), await simulate({ seed: 5, seconds: 200 })];
  expect(again.story()).toEqual(once.story());
  expect(once.story().length).toBeGreaterThan(20);
});
