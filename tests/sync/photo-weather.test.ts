import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { openHeadquarters } from './headquarters.ts';
import { type PhotoMutation, photosUnderWay } from './photo-weather.ts';

const SEEDS = 6;

test('photos on a bad network are never dropped, never called received too early, and arrive whole in the end', async () => {
  const headquarters = await openHeadquarters();
  for (let seed = 1; seed <= SEEDS; seed++)
    expect(await photosUnderWay(headquarters, { seed }), `seed ${seed}`).toBeUndefined();
});

test.each<[string, PhotoMutation]>([
  [
    'a photo is dropped when sending it failed',
    (transport, { device }) => ({
      ...transport,
      async put(...given) {
        const ended = await transport.put(...given);
        if (ended.kind !== 'answer')
          await device.database.write(['photos', 'photoBodies'], async ({ photos, photoBodies }) => {
            const ids = (await photos.toArray()).map(({ id }) => id);
            await photoBodies.bulkDelete(ids);
          });
        return ended;
      },
    }),
  ],
  [
    'a photo is received once it was sent',
    (transport, { device }) => ({
      ...transport,
      async put(...given) {
        const ended = await transport.put(...given);
        await device.database.write(['photos'], async ({ photos }) => {
          const rows = await photos.toArray();
          await photos.bulkPut(
            rows.map((row) => ({ ...row, state: 'received', receivedAt: '2027-03-14T02:00:00.000Z' })),
          );
        });
        return ended;
      },
    }),
  ],
])('caught: %s', async (_, mutation) => {
  const headquarters = await openHeadquarters();
  let caught: string | undefined;
  for (let seed = 1; seed <= SEEDS && caught === undefined; seed++)
    caught = await photosUnderWay(headquarters, { seed, mutation });
  expect(caught).toBeDefined();
});
