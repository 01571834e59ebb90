import { expect, test } from 'vitest';
import { en } from '#messages/refusals/en.ts';
import { kk } from '#messages/refusals/kk.ts';
import { ru } from '#messages/refusals/ru.ts';
import { REQUEST_REFUSALS, REVISION_REFUSALS } from '#model/protocol/refusal-codes.ts';

test.each(Object.entries({ en, ru, kk }))(
  'every refusal has a sentence in %s, and no sentence is left over',
  (_, catalog) => {
    expect(Object.keys(catalog).sort()).toEqual([...REQUEST_REFUSALS, ...REVISION_REFUSALS].sort());
    for (const sentence of Object.values(catalog)) expect(sentence).toMatch(/\S\.$/);
  },
);
