import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { voting } from '#forms/voting.ts';
import { seenHeads } from '#model/observation/fold.ts';
import type { PullReply } from '#model/protocol/messages.ts';
import { insertForm } from '#server/store/forms.ts';
import { insertFrame } from '#server/store/frames.ts';
import { pull } from '#sync/pull.ts';
import { chose, openPhone, type Phone, visitWith } from '../device/phone.ts';
import { byCourier, type Headquarters, nextFrame, openHeadquarters } from './headquarters.ts';
import { enrolAt, journey, phoneAt, states } from './journey.ts';

/** Daniyar, of the same team, has written on his own phone and sent it. */
async function colleagueAt(headquarters: Headquarters, visits: number): Promise<Phone> {
  const colleague = await phoneAt(headquarters, 'daniyar');
  for (let made = 0; made < visits; made++) await visitWith(colleague.notebook, chose(`o${made}`));
  await colleague.notebook.mint();
  await journey(colleague, headquarters);
  return colleague;
}

test('the team’s observations arrive, page after page', async () => {
  const headquarters = await openHeadquarters();
  const colleague = await colleagueAt(headquarters, 203);
  headquarters.requests.length = 0;
  const phone = await phoneAt(headquarters);
  expect(headquarters.requests.filter((path) => path === '/pull')).toHaveLength(2);
  expect(await phone.notebook.observations()).toHaveLength(203);
  expect(await states(phone)).toEqual([]);
  const [seen] = await phone.notebook.observations();
  expect(seen).toMatchObject({ onPhone: 0, received: 0, unminted: [] });
  colleague.close();
  phone.close();
});

test('a crash while a page is kept repeats it harmlessly', async () => {
  const headquarters = await openHeadquarters();
  const colleague = await colleagueAt(headquarters, 3);
  const phone = await openPhone();
  const { tables } = phone;
  await enrolAt(phone, headquarters, { code: await headquarters.codeFor(headquarters.here.aigerim) });
  for (const crashing of [() => vi.spyOn(tables.revisions, 'bulkAdd'), () => vi.spyOn(tables.reference, 'bulkPut')]) {
    const crash = crashing().mockImplementationOnce(() => {
      throw new Error('Killed');
    });
    await expect(journey(phone, headquarters)).rejects.toThrow('Killed');
    crash.mockRestore();
    expect(await tables.revisions.count()).toBe(0);
    expect(await tables.reference.count()).toBe(0);
  }
  expect(await journey(phone, headquarters)).toBeNull();
  expect(await phone.notebook.observations()).toHaveLength(3);
  colleague.close();
  phone.close();
});

test('the phone’s own revisions come back and change nothing, least of all to received', async () => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  const visit = await visitWith(phone.notebook);
  await phone.notebook.mint();
  await byCourier(phone.device, headquarters);
  expect(await pull(phone.device, headquarters.transport)).toBeNull();
  expect(await states(phone)).toEqual(['on-this-phone']);
  expect((await phone.notebook.observation(visit))?.observation.revisions.size).toBe(1);
  expect(await journey(phone, headquarters)).toBeNull();
  expect(await states(phone)).toEqual(['received']);
  phone.close();
});

test('a row this phone cannot read does not keep the others from arriving', async () => {
  const headquarters = await openHeadquarters();
  const colleague = await colleagueAt(headquarters, 1);
  headquarters.weather.after = async (path, answer) => {
    if (path !== '/pull') return answer;
    const reply = (await answer.json()) as PullReply;
    return Response.json({ ...reply, revisions: [{ text: '{"protocol":2}', signature: '' }, ...reply.revisions] });
  };
  const phone = await phoneAt(headquarters);
  expect(await phone.notebook.observations()).toHaveLength(1);
  colleague.close();
  phone.close();
});

test('two people who answer the same question of one visit are both kept', async () => {
  const headquarters = await openHeadquarters();
  const colleague = await colleagueAt(headquarters, 1);
  const phone = await phoneAt(headquarters);
  const [visit] = await phone.notebook.observations();
  const observation = visit?.observation.id ?? '';
  for (const [each, option] of [
    [phone, 'mine'],
    [colleague, 'theirs'],
  ] as const) {
    const seen = seenHeads(visit?.observation, 'V.ENV.01');
    await each.notebook.answer({ observation, question: 'V.ENV.01', value: chose(option), seen });
    await each.notebook.mint();
  }
  for (const each of [phone, colleague, phone]) await journey(each, headquarters);
  const heads = async (each: Phone) =>
    (await each.notebook.observation(observation))?.observation.heads.get('V.ENV.01')?.map(({ revision }) => revision);
  expect(await heads(phone)).toHaveLength(2);
  expect(await heads(phone)).toEqual(await heads(colleague));
  phone.close();
  colleague.close();
});

test('the station list is fetched once, and again when there is a newer one', async () => {
  const headquarters = await openHeadquarters();
  const { here, world } = headquarters;
  const phone = await phoneAt(headquarters);
  await journey(phone, headquarters);
  expect((await phone.notebook.frame())?.version).toBe(1);
  const frame = nextFrame(here.frame);
  await insertFrame(world.server.db, { mission: here.mission.id, frame, publishedAt: '2027-03-14T03:00:00.000Z' });
  await journey(phone, headquarters);
  await journey(phone, headquarters);
  expect((await phone.notebook.frame())?.version).toBe(2);
  const fetched = headquarters.requests.filter((path) => path.startsWith('/frame/'));
  expect(fetched).toEqual(['/frame/1', '/frame/2']);
  phone.close();
});

test('a reference waits for its forms, and old forms stay while they are used', async () => {
  const headquarters = await openHeadquarters();
  const { here, world } = headquarters;
  const phone = await phoneAt(headquarters);
  const versionInUse = async () =>
    (await phone.notebook.reference())?.forms.find(({ id }) => id === voting.id)?.version;
  const form = { ...voting, version: 2 };
  await insertForm(world.server.db, { mission: here.mission.id, form, publishedAt: '2027-03-14T03:00:00.000Z' });
  headquarters.weather.instead = (path) => (path.startsWith('/forms/') ? new Response('', { status: 503 }) : undefined);
  expect(await journey(phone, headquarters)).toMatchObject({ class: 'busy' });
  expect(await versionInUse()).toBe(1);
  headquarters.weather.instead = undefined;
  expect(await journey(phone, headquarters)).toBeNull();
  expect(await versionInUse()).toBe(2);
  expect((await phone.notebook.form('voting', 2))?.version).toBe(2);
  expect((await phone.notebook.form('voting', 1))?.version).toBe(1);
  phone.close();
});

test('after a restore to an older backup the phone sends again what the server had confirmed', async () => {
  const headquarters = await openHeadquarters();
  const { server } = headquarters.world;
  const phone = await phoneAt(headquarters);
  const visit = await visitWith(phone.notebook);
  await phone.notebook.mint();
  await journey(phone, headquarters);
  expect(await states(phone)).toEqual(['received']);

  await server.db.deleteFrom('revisions').execute();
  await server.db.deleteFrom('observations').execute();
  server.epoch = 'another';
  expect(await journey(phone, headquarters)).toBeNull();
  expect(await states(phone)).toEqual(['on-this-phone']);
  expect(await phone.notebook.observation(visit)).toMatchObject({ onPhone: 1, received: 0 });
  expect(await journey(phone, headquarters)).toBeNull();
  expect(await states(phone)).toEqual(['received']);
  expect(await headquarters.storedCount()).toBe(1);
  phone.close();
});

test('a form that is published again lifts the refusals it caused', async () => {
  const headquarters = await openHeadquarters();
  const { db, clock } = headquarters.world.server;
  const phone = await phoneAt(headquarters);
  await visitWith(phone.notebook);
  await phone.notebook.mint();
  await db.deleteFrom('forms').where('id', '=', 'voting').execute();
  expect(await journey(phone, headquarters)).toBeNull();
  expect(await states(phone)).toEqual(['FORM_UNKNOWN']);

  const publishedAt = new Date(clock()).toISOString();
  await insertForm(db, { mission: headquarters.here.mission.id, form: voting, publishedAt });
  await journey(phone, headquarters);
  expect(await journey(phone, headquarters)).toBeNull();
  expect(await states(phone)).toEqual(['received']);
  phone.close();
});
