import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { createLock, type Lock } from '#device/lock.ts';
import type { Protection } from '#model/protection.ts';
import { startAutoLock } from '#sync/auto-lock.ts';
import { enrolledPhone, openPhone, type Phone, testClock } from '../device/phone.ts';
import { cheapStretch } from '../device/stretch.ts';
import { testWorld, until } from './world.ts';

const WORDS = 'tavo melu dira pono';
const PIN = '482915';
const MINUTE = 60_000;
const VISITS = 12;
const DISCARDS = 10;

/**
 * Of each visit: ten minutes of filling with a tap every twenty seconds, in the middle a look at another app; ten of
 * watching the hall, phone in the pocket; five of filling; twenty on the road. The system closes the app behind ten of
 * the roads.
 */
async function dayUnder(protection: Protection): Promise<{ byPassphrase: number; byPin: number }> {
  const clock = testClock();
  let phone: Phone = await enrolledPhone({ clock });
  const { name } = phone;
  const count = { byPassphrase: 0, byPin: 0 };
  let tab = await open();
  if (protection !== 'none') await tab.lock.protect({ passphrase: WORDS, pin: PIN, asked: protection });

  async function open() {
    const lock: Lock = await createLock(phone.device, {
      ...cheapStretch(),
      failed: (error) => {
        throw error;
      },
    });
    const world = testWorld(clock);
    let touch = () => {};
    const onTouch = (run: () => void) => {
      touch = run;
      return () => undefined;
    };
    startAutoLock({ ...world, device: phone.device, lock, onTouch });
    return { lock, ...world, touch: () => touch() };
  }

  async function tap(): Promise<void> {
    tab.touch();
    await until(() => tab.lock.status().state !== 'closing');
    const { state, pinTries } = tab.lock.status();
    if (state === 'open') return;
    if (pinTries === undefined) {
      count.byPassphrase += 1;
      await tab.lock.unlock({ passphrase: WORDS, pin: PIN });
    } else {
      count.byPin += 1;
      await tab.lock.unlockByPin(PIN);
    }
  }

  async function fill(minutes: number): Promise<void> {
    for (let taps = 0; taps < minutes * 3; taps++) {
      await tap();
      tab.pass(MINUTE / 3);
    }
  }

  function away(minutes: number): void {
    tab.give('hidden');
    tab.pass(minutes * MINUTE);
    tab.give('visible');
  }

  for (let visit = 1; visit <= VISITS; visit++) {
    await fill(5);
    away(1);
    await fill(5);
    away(10);
    await fill(5);
    away(20);
    if (visit > DISCARDS) continue;
    await until(() => tab.lock.status().state !== 'closing');
    phone.close();
    phone = await openPhone({ name, clock });
    tab = await open();
  }
  await until(() => tab.lock.status().state !== 'closing');
  phone.close();
  return count;
}

test('a day of twelve visits and ten times closed by the system asks for so many unlocks', async () => {
  expect(await dayUnder('none')).toEqual({ byPassphrase: 0, byPin: 0 });
  expect(await dayUnder('standard')).toEqual({ byPassphrase: 10, byPin: 1 });
  expect(await dayUnder('hostile')).toEqual({ byPassphrase: 10, byPin: 25 });
});
