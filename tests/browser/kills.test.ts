import { expect, test } from '@playwright/test';
import { killedPhone } from '../kills/browser/killed-phone.ts';

test.use({ trace: 'off' }); // it stumbles over a browser that dies in the middle of an answer

test('a browser killed ten times while somebody types has all it called saved, and headquarters has it once', async ({
  request,
}) => {
  test.setTimeout(480_000);
  const { lost, wrong, said, photos, cutShort } = await killedPhone(request, { kills: 10, seed: 1, death: 'browser' });
  expect({ lost, wrong }).toEqual({ lost: [], wrong: [] });
  expect(said).toBeGreaterThan(10);
  // a slow machine is killed before most photos are kept: how many there are is chance
  expect(photos).toBeGreaterThan(0);
  expect(cutShort).toBeGreaterThan(0);
});

test('a page that crashes three times while somebody types has all it called saved', async ({ request }) => {
  test.setTimeout(240_000);
  const { lost, wrong, said } = await killedPhone(request, { kills: 3, seed: 2, death: 'page' });
  expect({ lost, wrong }).toEqual({ lost: [], wrong: [] });
  expect(said).toBeGreaterThan(3);
});
