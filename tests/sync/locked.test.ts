import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { createLock } from '#device/lock.ts';
import { refusalResponse, refuse } from '#server/refusals.ts';
import { writeProtection } from '#server/store/missions.ts';
import { askProtection } from '#sync/ask-protection.ts';
import { startLoop } from '#sync/loop.ts';
import { chose, openPhone, type Phone, visitWith } from '../device/phone.ts';
import { cheapStretch } from '../device/stretch.ts';
import { openHeadquarters } from './headquarters.ts';
import { journey, phoneAt, states } from './journey.ts';
import { testWorld, until } from './world.ts';

const WORDS = 'tavo melu dira pono';
const lockOf = ({ device }: Phone) =>
  createLock(device, {
    ...cheapStretch(),
    failed: (error) => {
      throw error;
    },
  });

test('a locked phone sends what was written, asks for nothing, and reads again once it is unlocked', async () => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  const lock = await lockOf(phone);
  await lock.protect({ passphrase: WORDS, asked: 'standard' });
  const visit = await visitWith(phone.notebook, chose('no'));
  await lock.lock();
  headquarters.requests.length = 0;
  expect(await journey(phone, headquarters)).toBeNull();
  expect(headquarters.requests).toEqual(['/push']);
  expect(await headquarters.storedCount()).toBe(1);
  await lock.unlock({ passphrase: WORDS });
  expect(await states(phone)).toEqual(['received']);
  expect((await phone.notebook.observation(visit))?.received).toBe(1);
  headquarters.requests.length = 0;
  expect(await journey(phone, headquarters)).toBeNull();
  expect(headquarters.requests).toEqual(['/pull']);
  phone.close();
});

test('a phone that starts locked sends what waited, without an error on its screen', async () => {
  const headquarters = await openHeadquarters();
  const before = await phoneAt(headquarters);
  await (await lockOf(before)).protect({ passphrase: WORDS, asked: 'standard' });
  await visitWith(before.notebook, chose('no'));
  await before.notebook.mint();
  before.close();
  const phone = await openPhone({ name: before.name });
  const { after, signals } = testWorld(phone.clock);
  const { transport } = headquarters;
  const loop = startLoop({ device: phone.device, transport, lead: (work) => work(async () => {}), signals, after });
  await until(async () => (await headquarters.storedCount()) === 1);
  await loop.stop();
  expect(loop.status()).toMatchObject({ phase: 'idle', failure: null, pending: 0 });
  phone.close();
});

test('a phone locked in the middle of a pull ends its journey well, and pulls when it is unlocked', async () => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  const lock = await lockOf(phone);
  await lock.protect({ passphrase: WORDS, asked: 'standard' });
  await writeProtection(headquarters.world.server.db, headquarters.here.mission.id, 'hostile');
  headquarters.weather.after = async (path, answer) => {
    if (path === '/pull') await lock.lock();
    return answer;
  };
  expect(await journey(phone, headquarters)).toBeNull();
  expect(lock.status()).toMatchObject({ state: 'locked', asked: 'standard' });
  headquarters.weather.after = undefined;
  await lock.unlock({ passphrase: WORDS });
  expect(await journey(phone, headquarters)).toBeNull();
  await until(() => lock.status().asked === 'hostile');
  phone.close();
});

test('what the mission asks of phones is known before one enrols, and followed after; a phone already enrolled goes on', async () => {
  const headquarters = await openHeadquarters();
  const { db } = headquarters.world.server;
  const mission = headquarters.here.mission.id;
  const stranger = await openPhone();
  const ask = () => askProtection(stranger.device, headquarters.transport);
  expect(await ask()).toEqual({ outcome: 'asked', protection: 'none' });
  const phone = await phoneAt(headquarters);
  const lock = await lockOf(phone);
  await writeProtection(db, mission, 'hostile');
  expect(await ask()).toEqual({ outcome: 'asked', protection: 'hostile' });
  await journey(phone, headquarters);
  await until(() => lock.status().asked === 'hostile');
  expect(lock.status()).toMatchObject({ state: 'open', isProtected: false });
  await visitWith(phone.notebook, chose('no'));
  headquarters.weather.instead = (path) => (path === '/protection' ? refusalResponse(refuse('NOT_FOUND')) : undefined);
  expect(await ask()).toEqual({ outcome: 'asked', protection: 'none' }); // a server of before
  headquarters.weather.instead = () => new Response('<html>Sign in to the hotel’s network</html>');
  expect(await ask()).toMatchObject({ outcome: 'failed' });
  stranger.close();
  phone.close();
});
