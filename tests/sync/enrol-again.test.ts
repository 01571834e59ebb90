import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { identityOf } from '#device/enrolment.ts';
import { currentHead, seenHeads, stateOf } from '#model/observation/fold.ts';
import { newSealingKeys } from '#model/protocol/sealing.ts';
import { readSealingKeys } from '#server/hpke-open.ts';
import { enrolAgain } from '#sync/enrol.ts';
import { chose, openPhone, type Phone, visitWith } from '../device/phone.ts';
import { type Headquarters, ORIGIN, openHeadquarters } from './headquarters.ts';
import { enrolAt, journey, phoneAt, states } from './journey.ts';

const again = ({ device }: Phone, { transport }: Headquarters, code: string) =>
  enrolAgain(device, transport, { invitation: { code, keyFingerprint: null }, origin: ORIGIN, deviceName: 'Android' });

/** As if the server had been restored to a time before this phone enrolled. */
async function forget({ device }: Phone, { world: { server } }: Headquarters): Promise<void> {
  const id = (await identityOf(device))?.device ?? '';
  for (const table of ['revisions', 'refused_revisions', 'device_teams'] as const)
    await server.db.deleteFrom(table).where('device_id', '=', id).execute();
  await server.db.deleteFrom('devices').where('id', '=', id).execute();
}

test('a phone whose tokens are rejected is made known again by a new code, and sends what waited in the same chain', async () => {
  const headquarters = await openHeadquarters();
  const { here, world } = headquarters;
  const phone = await phoneAt(headquarters);
  const id = (await identityOf(phone.device))?.device;
  await phone.notebook.mint(await visitWith(phone.notebook));
  expect(await journey(phone, headquarters)).toBeNull();
  await world.server.db.updateTable('devices').set({ push_token_hash: 'x', read_token_hash: 'y' }).execute();
  await phone.notebook.mint(await visitWith(phone.notebook));
  expect(await journey(phone, headquarters)).toMatchObject({ class: 'signed-out' });
  expect((await phone.notebook.ledger())[0]?.attempts).toMatchObject({ count: 1, failure: 'signed-out' });

  expect(await again(phone, headquarters, await headquarters.codeFor(here.aigerim))).toMatchObject({
    outcome: 'enrolled',
  });
  expect((await identityOf(phone.device))?.device).toBe(id);
  expect(await journey(phone, headquarters)).toBeNull();
  expect(await states(phone)).toEqual(['received', 'received']);
  const devices = await world.server.db.selectFrom('devices').select('id').execute();
  expect(devices.map((device) => device.id)).toEqual([id]);
});

test('a phone the server has forgotten goes on under its name; what was refused meanwhile is offered again', async () => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  const partner = await phoneAt(headquarters, 'daniyar');
  await phone.notebook.mint(await visitWith(phone.notebook));
  await forget(phone, headquarters);
  const file = await phone.notebook.outboxFile();
  await partner.notebook.takeOutboxFile(file?.text ?? '');
  expect(await journey(partner, headquarters)).toBeNull();
  expect(await partner.notebook.carried()).toMatchObject({ refused: 1 });
  expect(await journey(phone, headquarters)).toMatchObject({ class: 'signed-out' });

  const code = await headquarters.codeFor(headquarters.here.aigerim);
  expect(await again(phone, headquarters, code)).toMatchObject({ outcome: 'enrolled' });
  expect(await again(phone, headquarters, code)).toMatchObject({ outcome: 'enrolled' }); // the reply may get lost
  await phone.notebook.mint(await visitWith(phone.notebook));
  expect(await journey(phone, headquarters)).toBeNull();
  expect(await states(phone)).toEqual(['received', 'received']);
  const flags = await headquarters.world.server.db.selectFrom('revisions').select('flags_json').execute();
  expect(flags.map(({ flags_json }) => flags_json)).toEqual(['[]', '[]']);
});

test('a code of somebody else changes nothing, and stays usable for whom it was made', async () => {
  const headquarters = await openHeadquarters();
  const { here } = headquarters;
  const phone = await phoneAt(headquarters);
  const before = await identityOf(phone.device);
  const code = await headquarters.codeFor(here.daniyar);
  expect(await again(phone, headquarters, code)).toMatchObject({ outcome: 'refused', code: 'PROOF_WRONG' });
  expect(await identityOf(phone.device)).toEqual(before);
  await forget(phone, headquarters);
  const marats = await headquarters.codeFor(here.marat);
  expect(await again(phone, headquarters, marats)).toMatchObject({ outcome: 'refused', code: 'ANOTHER_PERSON' });
  expect(await identityOf(phone.device)).toEqual(before);
  const other = await phoneAt(headquarters, 'daniyar');
  expect(await identityOf(other.device)).not.toBeUndefined();
});

test('a server that was given new keys gets what waited sealed to them', async () => {
  const headquarters = await openHeadquarters();
  const { server } = headquarters.world;
  const phone = await phoneAt(headquarters);
  await phone.notebook.mint(await visitWith(phone.notebook));
  const sealing = await newSealingKeys();
  Object.assign(server.keys.public, { sealing: sealing.publicKey });
  Object.assign(server.keys, { opening: readSealingKeys(sealing) });
  expect(await journey(phone, headquarters)).toBeNull();
  expect(await states(phone)).toEqual(['ENVELOPE_UNREADABLE']);

  const code = await headquarters.codeFor(headquarters.here.aigerim);
  expect(await again(phone, headquarters, code)).toMatchObject({ outcome: 'enrolled' });
  expect(await states(phone)).toEqual(['on-this-phone']);
  expect(await journey(phone, headquarters)).toBeNull();
  expect(await states(phone)).toEqual(['received']);
});

test('what a server with the old keys received goes to one with new keys that has lost it', async () => {
  const headquarters = await openHeadquarters();
  const { server } = headquarters.world;
  const phone = await phoneAt(headquarters);
  await phone.notebook.mint(await visitWith(phone.notebook));
  expect(await journey(phone, headquarters)).toBeNull();
  expect(await states(phone)).toEqual(['received']);
  const sealing = await newSealingKeys();
  Object.assign(server.keys.public, { sealing: sealing.publicKey });
  Object.assign(server.keys, { opening: readSealingKeys(sealing) });
  await server.db.deleteFrom('revisions').execute();
  await server.db.deleteFrom('observations').execute();
  server.epoch = 'another';

  const code = await headquarters.codeFor(headquarters.here.aigerim);
  expect(await again(phone, headquarters, code)).toMatchObject({ outcome: 'enrolled' });
  expect(await states(phone)).toEqual(['received']);
  expect(await journey(phone, headquarters)).toBeNull();
  expect(await journey(phone, headquarters)).toBeNull();
  expect(await states(phone)).toEqual(['received']);
  expect(await headquarters.storedCount()).toBe(1);
});

test('a new phone gets the drafts and the completed observations of the team, and both can be worked on', async () => {
  const headquarters = await openHeadquarters();
  const old = await phoneAt(headquarters);
  const draft = await visitWith(old.notebook, chose('no'));
  const done = await visitWith(old.notebook);
  await old.notebook.complete(done);
  await old.notebook.mint();
  expect(await journey(old, headquarters)).toBeNull();
  old.close(); // it lies in the river now

  const fresh = await openPhone({ name: `new-${randomUUID()}` });
  await enrolAt(fresh, headquarters, { code: await headquarters.codeFor(headquarters.here.aigerim) });
  expect(await journey(fresh, headquarters)).toBeNull();
  const held = await fresh.notebook.observations();
  const summary = held.map(({ observation }) => `${observation.id} ${stateOf(observation)}`);
  expect(summary.sort()).toEqual([`${draft} draft`, `${done} completed`].sort());
  const seen = seenHeads((await fresh.notebook.observation(draft))?.observation, 'V.ENV.01');
  await fresh.notebook.answer({ observation: draft, question: 'V.ENV.01', value: chose('yes'), seen });
  await fresh.notebook.complete(draft);
  await fresh.notebook.amend(done, 'Counted again');
  expect(await journey(fresh, headquarters)).toBeNull();
  expect(await states(fresh)).toEqual(['received', 'received']);
  const now = await fresh.notebook.observation(draft);
  expect(now && currentHead(now.observation, 'V.ENV.01')?.change.answer).toEqual({ kind: 'choice', option: 'yes' });
});
