import 'fake-indexeddb/auto';
import { argon2id as inWords } from '@noble/hashes/argon2.js';
import { argon2id } from 'hash-wasm';
import { expect, test } from 'vitest';
import { deviceKey, keepEnrolment, offeredKey } from '#device/enrolment.ts';
import { LockedError } from '#device/keyring.ts';
import { createLock } from '#device/lock.ts';
import { waitingRows } from '#device/outbox.ts';
import { FLOOR } from '#device/stretching.ts';
import { currentHead } from '#model/observation/fold.ts';
import { chose, enrolledPhone, openPhone, type Phone, random, serverKeyPairs, visitWith } from './phone.ts';
import { cheapStretch } from './stretch.ts';

const WORDS = 'tavo melu dira pono';
const rethrow = (error: unknown) => {
  throw error;
};
const lockOf = async ({ device }: Phone) => createLock(device, { ...cheapStretch(), failed: rethrow });

async function protectedPhone({ pin }: { pin?: string } = {}) {
  const phone = await enrolledPhone();
  const lock = await lockOf(phone);
  await lock.protect({ passphrase: WORDS, pin, asked: 'standard' });
  return { ...phone, lock };
}

const slotKinds = async ({ tables }: Pick<Phone, 'tables'>) =>
  (await tables.keyslots.toArray()).map(({ kind }) => kind);

test('an enrolled phone that is protected keeps everything, and the key no longer lies beside it', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook, chose('yes', 'before'));
  const lock = await lockOf(phone);
  expect(await slotKinds(phone)).toEqual(['none']);
  await lock.protect({ passphrase: WORDS, asked: 'hostile' });
  expect(await slotKinds(phone)).toEqual(['passphrase']);
  expect(lock.status()).toMatchObject({ state: 'open', isProtected: true, asked: 'hostile' });
  phone.close();

  const restarted = await openPhone({ name: phone.name });
  const again = await lockOf(restarted);
  expect(again.status()).toMatchObject({ state: 'locked', isProtected: true, asked: 'hostile' });
  await expect(restarted.notebook.observation(visit)).rejects.toThrow(LockedError);
  expect(await again.unlock({ passphrase: 'tavo melu dira pona' })).toBe('wrong');
  await expect(restarted.notebook.observation(visit)).rejects.toThrow(LockedError);
  expect(await again.unlock({ passphrase: ` ${WORDS.toUpperCase()}  ` })).toBe('opened');
  const open = await restarted.notebook.observation(visit);
  expect(open && currentHead(open.observation, 'V.ENV.01')?.change.comment).toBe('before');
  restarted.close();
});

test('the key of a phone that is new is written wrapped, and never raw', async () => {
  const phone = await openPhone();
  const lock = await lockOf(phone);
  expect(await slotKinds(phone)).toEqual([]);
  await lock.protect({ passphrase: WORDS, asked: 'standard' });
  await offeredKey(phone.device);
  expect(await slotKinds(phone)).toEqual(['passphrase']);
  phone.close();
});

test('a phone that was opened by an older app before it enrolled gets another key than the one that lay raw', async () => {
  const name = random.id();
  const before = await openPhone({ name });
  const raw = random.bytes(32).buffer;
  await before.tables.keyslots.put({ kind: 'none', key: raw });
  before.close();
  const phone = await openPhone({ name });
  await (await lockOf(phone)).protect({ passphrase: WORDS, asked: 'standard' });
  const body = await phone.device.cipher.seal('state', 'secrets', 'planted');
  phone.close();
  const { cipherOf } = phone.device.cryptography;
  await expect((await cipherOf(raw, random)).open('state', 'secrets', body)).rejects.toThrow();
});

/** As an older app leaves a phone that it was opened on, and nothing else. */
async function openedByOlderApp(): Promise<{ name: string }> {
  const name = random.id();
  const before = await openPhone({ name });
  await before.tables.keyslots.put({ kind: 'none', key: random.bytes(32).buffer });
  before.close();
  return { name };
}

/** What one tab seals, the other reads. */
async function expectOneKey(one: Phone, other: Phone): Promise<void> {
  const body = await one.device.cipher.seal('state', 'secrets', 'same key');
  expect(await other.device.cipher.open('state', 'secrets', body)).toBe('same key');
}

test.each([
  ['hears of it', false],
  ['slept', true],
])(
  'a tab that opened a key of an older app and %s writes nothing under it once another key was made',
  async (_, isAsleep) => {
    const { name } = await openedByOlderApp();
    const one = await openPhone({ name });
    const two = await openPhone({ name, isAsleep });
    const locks = [await lockOf(one), await lockOf(two)] as const;
    await locks[0].protect({ passphrase: WORDS, asked: 'standard' });
    if (!isAsleep) await expect.poll(() => locks[1].status().state).toBe('locked');
    await expect(offeredKey(two.device)).rejects.toThrow(LockedError);
    await expect.poll(() => locks[1].status().state).toBe('locked');
    expect(await two.tables.state.get('enrolling')).toBeUndefined();
    await enrolledPhoneIn(one);
    expect(await locks[1].unlock({ passphrase: WORDS })).toBe('opened');
    await expectOneKey(one, two);
    one.close();
    two.close();
  },
);

test('a tab that is enrolling while another one protects keeps its key, and both go on with it', async () => {
  const { name } = await openedByOlderApp();
  const one = await openPhone({ name });
  const two = await openPhone({ name });
  const { stretch } = cheapStretch();
  let offered: Promise<unknown> | undefined;
  const slow: typeof stretch = async (...given) => {
    offered ??= offeredKey(two.device);
    await offered;
    return stretch(...given);
  };
  const lock = await createLock(one.device, { stretch: slow, failed: rethrow });
  await lock.protect({ passphrase: WORDS, asked: 'standard' });
  expect(await slotKinds(one)).toEqual(['passphrase']);
  await expectOneKey(one, two);
  await enrolledPhoneIn(two);
  one.close();
  two.close();
  const restarted = await openPhone({ name });
  expect(await (await lockOf(restarted)).unlock({ passphrase: WORDS })).toBe('opened');
  await deviceKey(restarted.device);
  restarted.close();
});

test('a tab whose key another tab wraps stays open, and what is typed there is kept', async () => {
  const one = await enrolledPhone();
  const two = await openPhone({ name: one.name });
  const locks = [await lockOf(one), await lockOf(two)] as const;
  await locks[0].protect({ passphrase: WORDS, asked: 'standard' });
  await expect.poll(() => locks[1].status().isProtected).toBe(true);
  expect(locks[1].status().state).toBe('open');
  const visit = await visitWith(two.notebook);
  await expect.poll(async () => (await one.notebook.observation(visit))?.unminted).toEqual(['V.ENV.01']);
  one.close();
  two.close();
});

test('of two tabs that open a new phone, the one that enrols decides the key, and the other follows', async () => {
  const one = await openPhone();
  const two = await openPhone({ name: one.name });
  await enrolledPhoneIn(one);
  await expect.poll(async () => (await two.notebook.enrolment())?.pushToken).toBe('push-token');
  const visit = await visitWith(one.notebook).catch(() => undefined); // nothing was pulled: it cannot be begun
  expect(visit).toBeUndefined();
  const body = await one.device.cipher.seal('state', 'secrets', 'same key');
  await expect.poll(() => two.device.cipher.open('state', 'secrets', body).catch(String)).toBe('same key');
  one.close();
  two.close();
});

test('of two tabs that open a new phone, the one that does not choose the passphrase is locked by it', async () => {
  const one = await openPhone();
  const two = await openPhone({ name: one.name });
  const locks = [await lockOf(one), await lockOf(two)] as const;
  await locks[0].protect({ passphrase: WORDS, asked: 'standard' });
  await expect.poll(() => locks[1].status().state).toBe('locked');
  await expect(locks[1].protect({ passphrase: 'other words altogether', asked: 'standard' })).rejects.toThrow();
  expect(await locks[1].unlock({ passphrase: WORDS })).toBe('opened');
  one.close();
  two.close();
});

test('what is being written when the lock falls is on the disk before the key is gone, and minted', async () => {
  const { lock, ...phone } = await protectedPhone();
  const visit = await visitWith(phone.notebook);
  let typed = () => {};
  const paint = new Promise<void>((resolve) => {
    typed = resolve;
  });
  const written = lock.whileWriting(async () => {
    await paint;
    await phone.notebook.answer({
      observation: visit,
      question: 'V.ENV.02',
      value: chose('no', 'half a sent'),
      seen: [],
    });
  });
  const locked = lock.lock();
  expect(lock.status().state).toBe('closing');
  for (const _ of [1, 2, 3]) await phone.notebook.mint(); // as long as locking takes when nothing is being written
  expect(phone.device.keyring.isOpen()).toBe(true);
  typed();
  await Promise.all([written, locked]);
  expect(lock.status().state).toBe('locked');
  expect(phone.device.keyring.isOpen()).toBe(false);
  expect(phone.device.held.all.size).toBe(0);
  expect(await waitingRows(phone.device)).toHaveLength(2);
  await expect(visitWith(phone.notebook)).rejects.toThrow(LockedError);
  await lock.unlock({ passphrase: WORDS });
  const open = await phone.notebook.observation(visit);
  expect(open && currentHead(open.observation, 'V.ENV.02')?.change.comment).toBe('half a sent');
  phone.close();
});

test('a lock that waits for a phone without room is called off by the passphrase, and the words stay', async () => {
  const { lock, ...phone } = await protectedPhone();
  let written = () => {};
  void lock.whileWriting(
    () =>
      new Promise<void>((resolve) => {
        written = resolve;
      }),
  );
  const locked = lock.lock();
  expect(await lock.unlock({ passphrase: WORDS })).toBe('opened');
  written();
  await locked;
  expect(lock.status().state).toBe('open');
  expect(phone.device.keyring.isOpen()).toBe(true);
  phone.close();
});

test('a PIN unlocks until five wrong ones or the end of the tab, and is nowhere on the disk', async () => {
  const { lock, ...phone } = await protectedPhone({ pin: '482915' });
  await lock.lock();
  expect(lock.status().pinTries).toBe(5);
  expect(await lock.unlockByPin('482915')).toBe('opened');
  await lock.lock();
  for (const left of [4, 3, 2, 1, undefined]) {
    expect(await lock.unlockByPin('000000')).toBe('wrong');
    expect(lock.status().pinTries).toBe(left);
  }
  expect(await lock.unlockByPin('482915')).toBe('wrong');
  expect(lock.status().state).toBe('locked');
  expect(await lock.unlock({ passphrase: WORDS, pin: '739104' })).toBe('opened');
  await lock.lock();
  expect(await lock.unlockByPin('739104')).toBe('opened');
  expect(await slotKinds(phone)).toEqual(['passphrase']);
  phone.close();
  const restarted = await openPhone({ name: phone.name });
  const again = await lockOf(restarted);
  expect(again.status().pinTries).toBeUndefined();
  expect(await again.unlockByPin('739104')).toBe('wrong');
  restarted.close();
});

test('a PIN that the phone had no memory to try costs no try', async () => {
  const phone = await enrolledPhone();
  const { stretch } = cheapStretch();
  let isShort = false;
  const lock = await createLock(phone.device, {
    stretch: (...given) => (isShort ? Promise.reject(new RangeError('Out of memory')) : stretch(...given)),
    failed: rethrow,
  });
  await lock.protect({ passphrase: WORDS, pin: '482915', asked: 'standard' });
  await lock.lock();
  isShort = true;
  await expect(lock.unlockByPin('482915')).rejects.toThrow('Out of memory');
  isShort = false;
  expect(lock.status().pinTries).toBe(5);
  expect(await lock.unlockByPin('000000')).toBe('wrong');
  expect(lock.status().pinTries).toBe(4);
  expect(await lock.unlockByPin('482915')).toBe('opened');
  phone.close();
});

test('a changed passphrase opens, the one before does not', async () => {
  const { lock, ...phone } = await protectedPhone();
  expect(await lock.changePassphrase({ old: 'not it', passphrase: 'nothing' })).toBe('wrong');
  expect(await lock.changePassphrase({ old: WORDS, passphrase: 'gola rine vetu saba' })).toBe('opened');
  await lock.lock();
  expect(await lock.unlock({ passphrase: WORDS })).toBe('wrong');
  expect(await lock.unlock({ passphrase: 'gola rine vetu saba' })).toBe('opened');
  phone.close();
});

test('stretching is measured on the phone, and never cheaper than the floor', async () => {
  for (const [passMs, passes] of [
    [5_000, 1],
    [240, 4],
    [1, 10],
  ] as const) {
    const phone = await enrolledPhone();
    const { stretch, asked } = cheapStretch();
    const slow: typeof stretch = (...given) => {
      phone.clock.pass(passMs);
      return stretch(...given);
    };
    await (await createLock(phone.device, { stretch: slow, failed: rethrow })).protect({
      passphrase: WORDS,
      asked: 'standard',
    });
    expect(asked.at(-1)).toEqual({ memoryKiB: FLOOR.memoryKiB, passes });
    expect(FLOOR.memoryKiB).toBeGreaterThanOrEqual(46 * 1024);
    phone.close();
  }
});

test('an engine without WebAssembly stretches to the same bytes', async () => {
  const salt = new Uint8Array(16).fill(7);
  const bytes = await argon2id({
    password: 'құпия сөйлем',
    salt,
    parallelism: 1,
    iterations: 2,
    memorySize: 256,
    hashLength: 32,
    outputType: 'binary',
  });
  expect(inWords('құпия сөйлем', salt, { t: 2, m: 256, p: 1, dkLen: 32 })).toEqual(bytes);
});

async function enrolledPhoneIn({ device, clock }: Phone): Promise<void> {
  const keys = await serverKeyPairs();
  await keepEnrolment(device, {
    origin: 'https://daybook.example',
    key: await offeredKey(device),
    reply: {
      device: random.id(),
      person: random.id(),
      mission: random.id(),
      pushToken: 'push-token',
      readToken: 'read-token',
      keys: { sealing: keys.sealing.publicKey, signing: keys.signing.publicKey },
      serverTime: new Date(clock.now()).toISOString(),
    },
  });
}
