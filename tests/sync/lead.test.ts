import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { type Lead, leadByLease, leadByLocks } from '#sync/lead.ts';
import { openPhone, type Phone, testClock } from '../device/phone.ts';

/** Web Locks as far as they are used: exclusive, in line, `ifAvailable`, `steal`. */
function testLocks() {
  let holder: { steal: () => void } | undefined;
  const line: (() => void)[] = [];
  const request = (
    _: string,
    options: { ifAvailable?: boolean; steal?: boolean },
    work: (lock: object | null) => Promise<unknown>,
  ): Promise<unknown> => {
    if (options.steal) holder?.steal();
    else if (holder && options.ifAvailable) return work(null);
    else if (holder)
      return new Promise<void>((resolve) => {
        line.push(resolve);
      }).then(() => request(_, options, work));
    return new Promise((resolve, reject) => {
      const own = { steal: () => reject(new DOMException('Stolen', 'AbortError')) };
      holder = own;
      const release = () => {
        if (holder !== own) return;
        holder = undefined;
        line.shift()?.();
      };
      work({}).finally(release).then(resolve, reject);
    });
  };
  return { request } as unknown as Pick<LockManager, 'request'>; // the overloads are not needed
}

const forever = (): Promise<never> => new Promise(() => undefined);

const kinds: [string, (phones: [Phone, Phone]) => [Lead, Lead]][] = [
  [
    'locks',
    ([{ device }]) => {
      const locks = testLocks();
      return [leadByLocks(locks, device), leadByLocks(locks, device)];
    },
  ],
  ['a lease', ([one, two]) => [leadByLease(one.device), leadByLease(two.device)]],
];

test.each(kinds)('by %s one tab leads, the other hears of it, and a failure lets go', async (_, leads) => {
  const clock = testClock();
  const one = await openPhone({ clock });
  const two = await openPhone({ name: one.name, clock });
  const [first, second] = leads([one, two]);
  const inside = await first(async () => second(async () => 'both'));
  expect(inside).toBeUndefined();
  await expect(first(() => Promise.reject(new Error('A bug')))).rejects.toThrow('A bug');
  expect(await second(async () => 'leads')).toBe('leads');
  one.close();
  two.close();
});

test('by locks a tab that was in the way is heard of once when it lets go', async () => {
  const phone = await openPhone();
  const locks = testLocks();
  const [first, second] = [leadByLocks(locks, phone.device), leadByLocks(locks, phone.device)];
  const freed = vi.fn();
  await first(async () => {
    await second(async () => 'both', freed);
    await second(async () => 'both', freed);
    expect(freed).not.toHaveBeenCalled();
  });
  await vi.waitFor(() => expect(freed).toHaveBeenCalledOnce());
  expect(await second(async () => 'leads', freed)).toBe('leads');
  expect(freed).toHaveBeenCalledOnce();
  phone.close();
});

test.each(kinds)('by %s a tab that sleeps is overtaken after two minutes', async (_, leads) => {
  const clock = testClock();
  const one = await openPhone({ clock });
  const two = await openPhone({ name: one.name, clock });
  const [first, second] = leads([one, two]);
  let began = () => {};
  const hasBegun = new Promise<void>((resolve) => {
    began = resolve;
  });
  const asleep = first(() => {
    began();
    return forever();
  });
  asleep.catch(() => undefined); // its lock is taken away
  await hasBegun;
  expect(await second(async () => 'leads')).toBeUndefined();
  clock.pass(121_000);
  expect(await second(async () => 'leads')).toBe('leads');
  one.close();
  two.close();
});
