import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { leadByLocks } from '#sync/lead.ts';
import { startLoop } from '#sync/loop.ts';
import type { Transport } from '#sync/transport.ts';
import { openPhone, type Phone, visitWith } from '../device/phone.ts';
import { mortal } from '../simulation/mortal.ts';
import { createLockManager } from '../simulation/phone/web-locks.ts';
import { openHeadquarters } from './headquarters.ts';
import { phoneAt, states } from './journey.ts';
import { testWorld, until } from './world.ts';

test('when the tab that travels is closed in the middle, another takes over at once: no time need pass', async () => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  const other = await openPhone({ name: phone.name, clock: phone.clock });
  const locks = createLockManager();
  const tab = mortal(() => locks.forget(tab));
  const loopOn = ({ device, clock }: Phone, { locks, transport }: { locks: LockManager; transport: Transport }) =>
    startLoop({ device, transport, lead: leadByLocks(locks, device), ...testWorld(clock) });
  let asked = 0;
  const never = () => {
    asked += 1;
    return new Promise<never>(() => undefined);
  };
  await phone.notebook.mint(await visitWith(phone.notebook));
  loopOn(phone, { locks: locks.forTab(tab), transport: { post: never, put: never, get: never } });
  await until(() => asked === 1);
  const second = loopOn(other, { locks: locks.forTab(mortal(() => undefined)), transport: headquarters.transport });
  await until(() => second.status().phase === 'idle');
  expect(await states(other)).toEqual(['on-this-phone']);
  tab.die();
  await until(async () => (await states(other))[0] === 'received');
  await second.stop();
  phone.close();
  other.close();
});
