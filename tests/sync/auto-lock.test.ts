import 'fake-indexeddb/auto';
import { expect, onTestFinished, test, vi } from 'vitest';
import { cameraIs, markCamera } from '#device/camera.ts';
import { createLock } from '#device/lock.ts';
import type { Protection } from '#model/protection.ts';
import { startAutoLock, type TabChannel } from '#sync/auto-lock.ts';
import { enrolledPhone, openPhone, type Phone, random, testClock } from '../device/phone.ts';
import { cheapStretch } from '../device/stretch.ts';
import { testWorld, until } from './world.ts';

const WORDS = 'tavo melu dira pono';
const MINUTE = 60_000;

/** One tab of a protected phone. */
async function tab(phone: Phone, channel?: TabChannel) {
  const failed = (error: unknown) => {
    throw error;
  };
  const lock = await createLock(phone.device, { ...cheapStretch(), failed });
  const world = testWorld(phone.clock);
  const touches = new Set<() => void>();
  const onTouch = (run: () => void) => {
    touches.add(run);
    return () => void touches.delete(run);
  };
  const { lockAll } = startAutoLock({ ...world, device: phone.device, lock, onTouch, channel });
  onTestFinished(() => phone.close());
  const touch = () => {
    for (const run of touches) run();
  };
  const isLocked = () => lock.status().state === 'locked';
  return { ...world, lock, lockAll, touch, isLocked, device: phone.device };
}

async function protectedTab(asked: Protection) {
  const opened = await tab(await enrolledPhone());
  await opened.lock.protect({ passphrase: WORDS, asked });
  return opened;
}

test('standard: locks fifteen minutes after the last touch, and not for being out of sight', async () => {
  const { pass, touch, give, isLocked, lock } = await protectedTab('standard');
  pass(14 * MINUTE);
  touch();
  give('hidden');
  give('visible');
  pass(14 * MINUTE);
  expect(lock.status().state).toBe('open');
  pass(MINUTE);
  await until(isLocked);
});

test('hostile: locks after one minute', async () => {
  const { pass, isLocked, lock } = await protectedTab('hostile');
  pass(MINUTE / 2);
  expect(lock.status().state).toBe('open');
  pass(MINUTE / 2);
  await until(isLocked);
});

test('hostile: locks when it goes out of sight, except behind the camera, which is waited for ten minutes', async () => {
  const { give, pass, isLocked, lock, device } = await protectedTab('hostile');
  cameraIs(true, device.inThisTab);
  give('hidden');
  pass(5 * MINUTE);
  give('visible');
  expect(lock.status().state).toBe('open');
  give('hidden');
  pass(10 * MINUTE);
  await until(isLocked);
  give('visible');
  await lock.unlock({ passphrase: WORDS });
  give('hidden');
  await until(isLocked);
});

test('hostile: a camera that was closed without a word is not waited for once the app was in sight for a while', async () => {
  const { give, pass, touch, isLocked, lock, device } = await protectedTab('hostile');
  cameraIs(true, device.inThisTab);
  give('hidden');
  pass(MINUTE / 2);
  give('visible');
  pass(4_000);
  give('hidden'); // the picture may still be on its way
  expect(lock.status().state).toBe('open');
  give('visible');
  pass(5_000);
  give('hidden');
  await until(isLocked);

  give('visible');
  await lock.unlock({ passphrase: WORDS });
  cameraIs(true, device.inThisTab); // the browser did not open it
  touch();
  pass(5_000);
  give('hidden');
  await until(isLocked);
});

test('hostile: a phone whose camera could not be marked locks when it goes out of sight', async () => {
  const { give, isLocked, device } = await protectedTab('hostile');
  const write = vi.spyOn(device.database, 'write').mockRejectedValueOnce(new Error('The disk burns'));
  const mark = { observation: 'a', form: 'voting', question: null };
  await expect(markCamera(device, mark)).rejects.toThrow('The disk burns');
  give('hidden');
  await until(isLocked);
  write.mockRestore();
});

test('hostile: a phone that goes out of sight while it is being unlocked is locked in the end', async () => {
  const { give, isLocked, lock, device } = await protectedTab('hostile');
  give('hidden');
  await until(isLocked);
  give('visible');
  const unlocking = lock.unlock({ passphrase: WORDS });
  give('hidden');
  expect(await unlocking).toBe('opened');
  await until(isLocked);
  expect(device.keyring.isOpen()).toBe(false);
});

test('a phone that slept through its timers locks with the first touch, and shows nothing before', async () => {
  const phone = await enrolledPhone({ clock: testClock() });
  const { touch, lock, isLocked } = await tab(phone);
  await lock.protect({ passphrase: WORDS, asked: 'standard' });
  phone.clock.pass(16 * MINUTE); // the clock goes on, timers do not
  touch();
  expect(lock.status().state).toBe('closing');
  await until(isLocked);
});

test('a phone without a passphrase never locks', async () => {
  const { pass, give, lock, lockAll } = await tab(await enrolledPhone());
  pass(100 * MINUTE);
  give('hidden');
  lockAll();
  expect(lock.status().state).toBe('open');
});

test('locking one tab locks the other; what is done in one keeps the other open', async () => {
  const phone = await enrolledPhone();
  const name = random.id();
  const one = await tab(phone, new BroadcastChannel(name));
  await one.lock.protect({ passphrase: WORDS, asked: 'standard' });
  const two = await tab(await openPhone({ name: phone.name }), new BroadcastChannel(name));
  await two.lock.unlock({ passphrase: WORDS });
  one.pass(10 * MINUTE);
  two.pass(10 * MINUTE);
  two.touch();
  await new Promise((resolve) => {
    const heard = new BroadcastChannel(name);
    heard.onmessage = ({ data }) => data === 'over' && resolve(heard.close());
    const told = new BroadcastChannel(name);
    told.postMessage('over');
    told.close();
  });
  one.pass(6 * MINUTE);
  expect(one.lock.status().state).toBe('open');
  two.lockAll();
  await until(() => one.isLocked() && two.isLocked());
});
