import 'fake-indexeddb/auto';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startMinting } from '#sync/minting.ts';
import { chose, enrolledPhone, type Phone, visitWith } from '../device/phone.ts';
import { testWorld, until } from './world.ts';

function mintingOn(phone: Phone, failed: (error: unknown) => void = () => expect.unreachable()) {
  const world = testWorld(phone.clock);
  onTestFinished(startMinting({ device: phone.device, failed, ...world }));
  const minted = async () => (await phone.notebook.ledger()).length;
  return { ...world, minted };
}

test('mints 75 seconds after the first unminted change, however much is typed meanwhile', async () => {
  const phone = await enrolledPhone();
  const { pass, waiting, minted } = mintingOn(phone);
  const visit = await visitWith(phone.notebook);
  await until(() => waiting() === 1);
  pass(65_000);
  await phone.notebook.answer({ observation: visit, question: 'V.ENV.02', value: chose('no'), seen: [] });
  pass(9_000);
  expect(await minted()).toBe(0);
  pass(1_000);
  await until(async () => (await minted()) === 1);
  expect((await phone.notebook.observation(visit))?.unminted).toEqual([]);
  expect(waiting()).toBe(0);
});

test('mints when the app is hidden', async () => {
  const phone = await enrolledPhone();
  const { give, minted } = mintingOn(phone);
  await visitWith(phone.notebook);
  give('hidden');
  await until(async () => (await minted()) === 1);
});

test('mints what an earlier start left in the journal', async () => {
  const phone = await enrolledPhone();
  await visitWith(phone.notebook);
  const { pass, waiting, minted } = mintingOn(phone);
  await until(() => waiting() === 1);
  pass(75_000);
  await until(async () => (await minted()) === 1);
});

test('a minting that fails is told, and tried again', async () => {
  const phone = await enrolledPhone();
  const failed = vi.fn();
  const { pass, waiting, minted } = mintingOn(phone, failed);
  await visitWith(phone.notebook);
  await until(() => waiting() === 1);
  const broken = vi.spyOn(phone.tables.outbox, 'bulkAdd').mockImplementationOnce(() => {
    throw new Error('The disk burns');
  });
  pass(75_000);
  await until(() => failed.mock.calls.length === 1);
  broken.mockRestore();
  await until(() => waiting() === 1);
  pass(75_000);
  await until(async () => (await minted()) === 1);
});
