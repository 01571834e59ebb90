import 'fake-indexeddb/auto';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type Lead, leadByLease } from '#sync/lead.ts';
import { type Loop, startLoop } from '#sync/loop.ts';
import { openPhone, type Phone, visitWith } from '../device/phone.ts';
import { type Headquarters, openHeadquarters } from './headquarters.ts';
import { enrolAt, phoneAt, states } from './journey.ts';
import { testWorld, until } from './world.ts';

function loopOn(phone: Phone, headquarters: Headquarters, lead: Lead = leadByLease(phone.device)) {
  const world = testWorld(phone.clock);
  const loop: Loop = startLoop({ device: phone.device, transport: headquarters.transport, lead, ...world });
  onTestFinished(loop.stop);
  const isIn = (phase: string) => until(() => loop.status().phase === phase);
  return { ...world, loop, isIn };
}
const mintOne = async ({ notebook }: Phone) => notebook.mint(await visitWith(notebook));
const busy = (seconds: number) => () => new Response('', { status: 503, headers: { 'retry-after': String(seconds) } });
const broken = () => {
  throw new TypeError('Connection refused');
};

test('sends at the start what an earlier day left', async () => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  await mintOne(phone);
  const { loop, isIn } = loopOn(phone, headquarters);
  expect(loop.status().phase).toBe('sending');
  await isIn('idle');
  expect(await states(phone)).toEqual(['received']);
  expect(loop.status()).toMatchObject({ failure: null, pending: 0 });
  expect(loop.status().lastContactAt).not.toBeNull();
});

test('sends what is minted, without being asked', async () => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  const { isIn } = loopOn(phone, headquarters);
  await isIn('idle');
  await mintOne(phone);
  await until(async () => (await states(phone))[0] === 'received');
});

test('shows what fails, keeps everything, and tries again when it said it would', async () => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  headquarters.weather.instead = broken;
  const { loop, isIn, pass } = loopOn(phone, headquarters);
  await isIn('waiting');
  await mintOne(phone);
  await until(() => loop.status().pending === 1);
  expect(loop.status()).toMatchObject({ phase: 'waiting', failure: { class: 'offline' } });
  const next = Date.parse(loop.status().failure?.nextTryAt ?? '');
  expect(next - phone.clock.now()).toBeLessThanOrEqual(2_000);
  headquarters.weather.instead = undefined;
  pass(2_000);
  await isIn('idle');
  expect(loop.status()).toMatchObject({ failure: null, pending: 0 });
});

test.each(['online', 'visible'] as const)('tries at once when the phone is %s again', async (signal) => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  headquarters.weather.instead = broken;
  const { isIn, give } = loopOn(phone, headquarters);
  await isIn('waiting');
  headquarters.weather.instead = undefined;
  give(signal);
  await isIn('idle');
});

test('obeys a busy server, also when the person asks', async () => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  headquarters.weather.instead = busy(60);
  const { loop, isIn, pass } = loopOn(phone, headquarters);
  await isIn('waiting');
  headquarters.requests.length = 0;
  await loop.sendNow();
  pass(30_000);
  await loop.sendNow();
  expect(headquarters.requests).toEqual([]);
  headquarters.weather.instead = undefined;
  pass(31_000);
  await loop.sendNow();
  await isIn('idle');
});

test('looks for news every two minutes', async () => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  const { isIn, pass } = loopOn(phone, headquarters);
  await isIn('idle');
  headquarters.requests.length = 0;
  pass(120_000);
  await until(() => headquarters.requests.includes('/pull'));
  await isIn('idle');
});

test.each(['outbox', 'state', 'receipts', 'reference'] as const)(
  'an exception while using %s is shown, and the next journey goes its way',
  async (name) => {
    const headquarters = await openHeadquarters();
    const phone = await phoneAt(headquarters);
    await mintOne(phone);
    const method = { outbox: 'where', state: 'get', receipts: 'put', reference: 'bulkPut' }[name] as 'put';
    const table = phone.tables[name];
    const thrown = vi.spyOn(table, method).mockImplementation(() => {
      throw new Error('A bug');
    });
    const { loop, isIn } = loopOn(phone, headquarters, async (work) => work(async () => undefined));
    await isIn('waiting');
    expect(loop.status().failure).toMatchObject({ class: 'bug', detail: 'Error: A bug' });
    thrown.mockRestore();
    await loop.sendNow();
    await isIn('idle');
    expect(await states(phone)).toEqual(['received']);
  },
);

test('before enrolment there is nothing to say to anybody; then forms and stations arrive by themselves', async () => {
  const headquarters = await openHeadquarters();
  const phone = await openPhone();
  const { loop, isIn } = loopOn(phone, headquarters);
  await isIn('idle');
  expect(headquarters.requests).toEqual([]);
  expect(loop.status()).toMatchObject({ failure: null, pending: 0, lastContactAt: null });
  await enrolAt(phone, headquarters, { code: await headquarters.codeFor(headquarters.here.aigerim) });
  await until(async () => (await phone.notebook.frame()) !== undefined);
  await isIn('idle');
});

test('a network that comes back during a failing journey is tried at once', async () => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  const { weather } = headquarters;
  const world = loopOn(phone, headquarters);
  await world.isIn('idle');
  weather.instead = () => {
    weather.instead = undefined;
    world.give('online');
    throw new TypeError('Connection reset');
  };
  await world.loop.sendNow();
  expect(world.loop.status()).toMatchObject({ phase: 'idle', failure: null });
});

test('of two tabs one travels at a time, and everything arrives once', async () => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  const other = await openPhone({ name: phone.name, clock: phone.clock });
  let travelling = 0;
  let most = 0;
  const counted =
    (lead: Lead): Lead =>
    (work) =>
      lead(async (stillLeads) => {
        most = Math.max(most, ++travelling);
        return work(stillLeads).finally(() => {
          travelling -= 1;
        });
      });
  const one = loopOn(phone, headquarters, counted(leadByLease(phone.device)));
  const two = loopOn(other, headquarters, counted(leadByLease(other.device)));
  for (let made = 0; made < 3; made++) {
    await mintOne(phone);
    await mintOne(other);
  }
  await until(async () => {
    await Promise.all([one.loop.sendNow(), two.loop.sendNow()]);
    return one.loop.status().pending === 0;
  });
  await Promise.all([one.isIn('idle'), two.isIn('idle')]);
  expect(await states(other)).toEqual(Array(6).fill('received'));
  expect(await headquarters.storedCount()).toBe(6);
  expect(most).toBe(1);
});

test('takes along what was typed last, when it starts and when the person asks', async () => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  await visitWith(phone.notebook);
  const { loop, isIn } = loopOn(phone, headquarters);
  await isIn('idle');
  expect(await states(phone)).toEqual(['received']);
  await visitWith(phone.notebook);
  await until(() => loop.status().pending === 1);
  await loop.sendNow();
  expect(await states(phone)).toEqual(['received', 'received']);
  expect(loop.status().pending).toBe(0);
});

test('what cannot be minted does not keep the rest from being sent', async () => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  await mintOne(phone);
  await visitWith(phone.notebook);
  const full = vi.spyOn(phone.tables.outbox, 'bulkAdd').mockImplementation(() => {
    throw new DOMException('No room', 'QuotaExceededError');
  });
  const { loop, isIn } = loopOn(phone, headquarters);
  await isIn('waiting');
  expect(await states(phone)).toEqual(['received']);
  expect(loop.status()).toMatchObject({ pending: 1, failure: { class: 'bug' } });
  full.mockRestore();
  await loop.sendNow();
  await isIn('idle');
  expect(await states(phone)).toEqual(['received', 'received']);
});
