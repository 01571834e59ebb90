import { expect, test } from 'vitest';
import { MUTANTS } from './mutants.ts';
import { simulate } from './simulate.ts';

/** So many days at most until a bug must have been seen. */
const DAYS = 2_000;

test.each(MUTANTS)(
  'caught: $name',
  async ({ mutation, since = 1 }) => {
    let caught: string | undefined;
    for (let seed = since; seed < since + DAYS && caught === undefined; seed++)
      caught = (await simulate({ seed, mutation })).broken;
    expect(caught).toBeDefined();
  },
  300_000,
);
