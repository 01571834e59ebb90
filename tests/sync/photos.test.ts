import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { hashBytes } from '#model/observation/hashing.ts';
import type { PhotoReply } from '#model/protocol/photo-messages.ts';
import { writePhotoPolicy } from '#server/store/missions.ts';
import { photoContent } from '#server/store/photos.ts';
import { builtLikeJpeg } from '#tests/photo-files.ts';
import { chose, openPhone, type Phone, visitWith } from '../device/phone.ts';
import { openHeadquarters } from './headquarters.ts';
import { journey, phoneAt } from './journey.ts';

const POLICY = { allowed: true, keepTime: false, keepPosition: false, notice: 'Ask the chair first' };

const keep = ({ notebook }: Phone, observation: string, jpeg: Uint8Array<ArrayBuffer>) =>
  notebook.keepPhoto({ observation, question: 'V.ENV.01', picture: { jpeg, width: 40, height: 30, preview: 'AAAA' } });

const stateOf = async ({ notebook }: Phone, observation: string) =>
  (await notebook.observation(observation))?.photos.map(({ state }) => state.kind);

test('a phone learns from its reference that photos are allowed, and that they are not any more', async () => {
  const headquarters = await openHeadquarters();
  const { server } = headquarters.world;
  const phone = await phoneAt(headquarters);
  expect((await phone.notebook.reference())?.photos).toBeUndefined();
  await writePhotoPolicy(server.db, headquarters.here.mission.id, POLICY);
  await journey(phone, headquarters);
  expect((await phone.notebook.reference())?.photos).toEqual(POLICY);
  await writePhotoPolicy(server.db, headquarters.here.mission.id, { ...POLICY, allowed: false });
  await journey(phone, headquarters);
  expect((await phone.notebook.reference())?.photos).toBeUndefined();
  phone.close();
});

test('words go first; the photo is received when a signed receipt names its hash', async () => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  const visit = await visitWith(phone.notebook, chose('yes'));
  const jpeg = builtLikeJpeg(200_000);
  await keep(phone, visit, jpeg);
  await phone.notebook.mint();
  headquarters.requests.length = 0;
  expect(await journey(phone, headquarters)).toBeNull();
  const kinds = headquarters.requests.map((path) => path.split('/')[1]);
  expect(kinds.lastIndexOf('push')).toBeLessThan(kinds.indexOf('photos'));
  expect(kinds.filter((kind) => kind === 'photos').length).toBeGreaterThan(2);
  expect(await stateOf(phone, visit)).toEqual(['received']);
  const name = { mission: headquarters.here.mission.id, hash: await hashBytes(jpeg) };
  expect(await photoContent(headquarters.world.server.db, name)).toEqual(jpeg);
  headquarters.requests.length = 0;
  await journey(phone, headquarters);
  expect(headquarters.requests.some((path) => path.startsWith('/photos'))).toBe(false);
  phone.close();
});

test('a photo cut off in the middle goes on where the server has it, also after a restart of the phone', async () => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  const visit = await visitWith(phone.notebook);
  await keep(phone, visit, builtLikeJpeg(600_000));
  await phone.notebook.mint();
  let chunks = 0;
  headquarters.weather.after = (path, answer) => {
    if (path.startsWith('/photos') && ++chunks === 3) throw new TypeError('Connection reset');
    return answer;
  };
  expect(await journey(phone, headquarters)).toMatchObject({ class: 'offline' });
  expect(await stateOf(phone, visit)).toEqual(['on-this-phone']);
  phone.close();
  headquarters.weather.after = undefined;
  const { server } = headquarters.world;
  const parts = await server.db.selectFrom('photo_parts').select('start').execute();
  expect(parts.length).toBeGreaterThan(0);

  const again = await openPhone({ name: phone.name });
  headquarters.requests.length = 0;
  const offsets: (number | undefined)[] = [];
  headquarters.weather.after = async (path, answer) => {
    if (path.startsWith('/photos')) offsets.push(((await answer.clone().json()) as { offset?: number }).offset);
    return answer;
  };
  expect(await journey(again, headquarters)).toBeNull();
  expect(offsets[0]).toBeGreaterThan(0);
  expect(await stateOf(again, visit)).toEqual(['received']);
  expect(await server.db.selectFrom('photo_parts').select('start').execute()).toEqual([]);
  again.close();
});

test('words written while a photo is on its way go before its next part', async () => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  const visit = await visitWith(phone.notebook);
  await keep(phone, visit, builtLikeJpeg(600_000));
  await phone.notebook.mint();
  let written = false;
  headquarters.weather.after = async (path, answer) => {
    if (path.startsWith('/photos') && !written) {
      written = true;
      await visitWith(phone.notebook, { answer: { kind: 'text', text: 'Shots outside' } }, 'incident');
      await phone.notebook.mint();
    }
    return answer;
  };
  headquarters.requests.length = 0;
  expect(await journey(phone, headquarters)).toBeNull();
  const kinds = headquarters.requests.map((path) => path.split('/')[1]);
  const first = kinds.indexOf('photos');
  expect(kinds[first + 1]).toBe('push');
  expect(kinds.slice(first + 2).filter((kind) => kind === 'photos').length).toBeGreaterThan(1);
  phone.close();
});

test('a photo the server refuses stays here, holds up no other, and can be sent again', async () => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  const visit = await visitWith(phone.notebook);
  const id = await keep(phone, visit, new Uint8Array(Buffer.from('<html>not a picture</html>')));
  phone.clock.pass(1000);
  await keep(phone, visit, builtLikeJpeg(1000));
  await phone.notebook.mint();
  expect(await journey(phone, headquarters)).toBeNull();
  const open = await phone.notebook.observation(visit);
  expect(open?.photos.map(({ state }) => state.kind)).toEqual(['refused', 'received']);
  expect(open?.photos[0]?.state).toMatchObject({ code: 'PHOTO_NOT_A_PICTURE' });
  expect(await phone.notebook.photoBytes(id)).toBeDefined();
  await phone.notebook.sendPhotoAgain(id);
  expect(await stateOf(phone, visit)).toEqual(['on-this-phone', 'received']);
  phone.close();
});

test('a server restored to before it had a photo gets it again, after the words that name it', async () => {
  const headquarters = await openHeadquarters();
  const { server } = headquarters.world;
  const phone = await phoneAt(headquarters);
  const visit = await visitWith(phone.notebook);
  const jpeg = builtLikeJpeg(1000);
  await keep(phone, visit, jpeg);
  await phone.notebook.mint();
  await journey(phone, headquarters);
  expect(await stateOf(phone, visit)).toEqual(['received']);

  await server.db.deleteFrom('photos').execute();
  server.epoch = 'another';
  expect(await journey(phone, headquarters)).toBeNull();
  expect(await stateOf(phone, visit)).toEqual(['on-this-phone']);
  expect(await journey(phone, headquarters)).toBeNull();
  expect(await stateOf(phone, visit)).toEqual(['received']);
  const name = { mission: headquarters.here.mission.id, hash: await hashBytes(jpeg) };
  expect(await photoContent(server.db, name)).toEqual(jpeg);
  phone.close();
});

test('a receipt that names no photo makes none received', async () => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  const visit = await visitWith(phone.notebook);
  await keep(phone, visit, builtLikeJpeg(1000));
  await phone.notebook.mint();
  let ofWords: unknown;
  headquarters.weather.after = async (path, answer) => {
    const reply = (await answer.clone().json()) as { receipt?: unknown };
    if (path === '/push' && reply.receipt) ofWords = reply.receipt;
    return path.startsWith('/photos') ? Response.json({ ...reply, receipt: ofWords }) : answer;
  };
  expect(await journey(phone, headquarters)).toMatchObject({ class: 'not-the-server' });
  expect(await stateOf(phone, visit)).toEqual(['on-this-phone']);
  phone.close();
});

test('that all of a photo is there, and was created, makes it not received: only a receipt does', async () => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  const visit = await visitWith(phone.notebook);
  const jpeg = builtLikeJpeg(1000);
  await keep(phone, visit, jpeg);
  await phone.notebook.mint();
  headquarters.weather.after = async (path, answer) => {
    if (!path.startsWith('/photos')) return answer;
    const reply = (await answer.json()) as PhotoReply;
    return Response.json({ ...reply, offset: jpeg.length, receipt: null }, { status: 201 });
  };
  expect(await journey(phone, headquarters)).toMatchObject({ class: 'not-the-server' });
  expect(await stateOf(phone, visit)).toEqual(['on-this-phone']);
  headquarters.weather.after = undefined;
  expect(await journey(phone, headquarters)).toBeNull();
  expect(await stateOf(phone, visit)).toEqual(['received']);
  phone.close();
});

test('the partner’s phone shows the photo small, and does not send it', async () => {
  const headquarters = await openHeadquarters();
  const [aigerim, daniyar] = [await phoneAt(headquarters), await phoneAt(headquarters, 'daniyar')];
  const visit = await visitWith(aigerim.notebook);
  await keep(aigerim, visit, builtLikeJpeg(1000));
  await aigerim.notebook.mint();
  await journey(aigerim, headquarters);
  headquarters.requests.length = 0;
  await journey(daniyar, headquarters);
  expect(await stateOf(daniyar, visit)).toEqual(['of-the-team']);
  expect(headquarters.requests.some((path) => path.startsWith('/photos'))).toBe(false);
  aigerim.close();
  daniyar.close();
});
