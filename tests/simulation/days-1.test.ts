import { test } from 'vitest';
import { expectKept } from './every-day.ts';

test('a thousand days, everything failing that can fail: nothing is lost, nothing comes twice', async () => {
  await expectKept({ from: 1, to: 1001 });
}, 600_000);
