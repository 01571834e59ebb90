import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { chose, visitWith } from '../device/phone.ts';
import { openHeadquarters } from './headquarters.ts';
import { journey, phoneAt } from './journey.ts';

const VISITS = 40;

test('one change is one envelope and one question for news, as large on a phone with many observations as on an empty one', async () => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  const sizes: Record<string, number>[] = [];
  async function sendOneChange(): Promise<void> {
    await visitWith(phone.notebook, chose('yes'));
    await phone.notebook.mint();
    const size: Record<string, number> = {};
    headquarters.requests.length = 0;
    headquarters.weather.instead = (path, body) => {
      size[path] = JSON.stringify(body).length;
      return undefined;
    };
    expect(await journey(phone, headquarters)).toBeNull();
    expect(headquarters.requests).toEqual(['/push', '/pull']);
    headquarters.weather.instead = undefined;
    sizes.push(size);
  }
  await phone.notebook.mint(await visitWith(phone.notebook)); // the first of a chain names none before it
  expect(await journey(phone, headquarters)).toBeNull();
  await sendOneChange();
  for (let made = 0; made < VISITS; made++) await visitWith(phone.notebook, chose('no'));
  await phone.notebook.mint();
  expect(await journey(phone, headquarters)).toBeNull();
  await sendOneChange();
  const [empty, full] = sizes;
  // numbers, positions and what was sealed differ by a few letters
  for (const path of ['/push', '/pull']) expect(full?.[path]).toBeLessThan((empty?.[path] ?? 0) + VISITS);
  expect(await phone.notebook.observations()).toHaveLength(VISITS + 3);
  phone.close();
});
