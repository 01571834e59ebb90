import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { carry } from '#device/carried.ts';
import type { MadeOutboxFile } from '#device/notebook.ts';
import { waitingRows } from '#device/outbox.ts';
import { currentHead, stateOf } from '#model/observation/fold.ts';
import { chose, openPhone, visitWith } from '../device/phone.ts';
import { openHeadquarters } from './headquarters.ts';
import { enrolAt, journey, phoneAt, states } from './journey.ts';

async function made(file: Promise<MadeOutboxFile | undefined>): Promise<string> {
  const { text } = (await file) ?? { text: '' };
  return text;
}

test('the partner carries what a phone without a network wrote; it arrives once, and both phones come to know', async () => {
  const headquarters = await openHeadquarters();
  const aigerim = await phoneAt(headquarters);
  const daniyar = await phoneAt(headquarters, 'daniyar');
  const visit = await visitWith(aigerim.notebook);
  const file = await made(aigerim.notebook.outboxFile());

  const taken = { outcome: 'taken', envelopes: 1, fresh: 1, own: 0, unreadable: 0 };
  expect(await daniyar.notebook.takeOutboxFile(file)).toEqual(taken);
  expect(await daniyar.notebook.takeOutboxFile(file)).toEqual({ ...taken, fresh: 0 });
  expect(await aigerim.notebook.takeOutboxFile(file)).toEqual({ ...taken, fresh: 0, own: 1 });
  expect(await daniyar.notebook.carried()).toEqual({ waiting: 1, received: 0, refused: 0 });

  expect(await journey(daniyar, headquarters)).toBeNull();
  expect(await daniyar.notebook.carried()).toEqual({ waiting: 0, received: 1, refused: 0 });
  expect(await headquarters.storedCount()).toBe(1);
  expect(await daniyar.notebook.takeOutboxFile(file)).toEqual({ ...taken, fresh: 0 });
  const seen = await daniyar.notebook.observation(visit);
  expect(seen && currentHead(seen.observation, 'V.ENV.01')?.change.answer).toEqual({ kind: 'choice', option: 'yes' });

  expect(await states(aigerim)).toEqual(['on-this-phone']);
  expect(await journey(aigerim, headquarters)).toBeNull();
  expect(await states(aigerim)).toEqual(['received']);
  expect(await headquarters.storedCount()).toBe(1);
});

test('what a lost phone had handed over as a file is on its owner’s new phone, drafts as well, and each of it once', async () => {
  const headquarters = await openHeadquarters();
  const { here, codeFor } = headquarters;
  const [lost, daniyar] = [await phoneAt(headquarters), await phoneAt(headquarters, 'daniyar')];
  const draft = await visitWith(lost.notebook, chose('no', 'beside the door'));
  const done = await visitWith(lost.notebook);
  await lost.notebook.complete(done);
  const file = await made(lost.notebook.outboxFile());
  lost.close(); // taken away before it ever had a network again

  for (let twice = 0; twice < 2; twice++) {
    await daniyar.notebook.takeOutboxFile(file);
    expect(await journey(daniyar, headquarters)).toBeNull();
  }
  const fresh = await openPhone();
  await enrolAt(fresh, headquarters, { code: await codeFor(here.aigerim) });
  expect(await journey(fresh, headquarters)).toBeNull();
  const held = await fresh.notebook.observations();
  expect(new Map(held.map(({ observation }) => [observation.id, stateOf(observation)]))).toEqual(
    new Map([
      [draft, 'draft'],
      [done, 'completed'],
    ]),
  );
  const [head, ...others] =
    held.find(({ observation }) => observation.id === draft)?.observation.heads.get('V.ENV.01') ?? [];
  expect([head?.change, others]).toMatchObject([chose('no', 'beside the door'), []]);
});

test('a server restored to before it had what was carried gets it again from the carrier', async () => {
  const headquarters = await openHeadquarters();
  const { server } = headquarters.world;
  const [aigerim, daniyar] = [await phoneAt(headquarters), await phoneAt(headquarters, 'daniyar')];
  await visitWith(aigerim.notebook);
  await daniyar.notebook.takeOutboxFile(await made(aigerim.notebook.outboxFile()));
  expect(await journey(daniyar, headquarters)).toBeNull();
  expect(await daniyar.notebook.carried()).toEqual({ waiting: 0, received: 1, refused: 0 });

  await server.db.deleteFrom('revisions').execute();
  await server.db.deleteFrom('observations').execute();
  server.epoch = 'another';
  expect(await journey(daniyar, headquarters)).toBeNull();
  expect(await daniyar.notebook.carried()).toEqual({ waiting: 1, received: 0, refused: 0 });
  expect(await journey(daniyar, headquarters)).toBeNull();
  expect(await daniyar.notebook.carried()).toEqual({ waiting: 0, received: 1, refused: 0 });
  expect(await headquarters.storedCount()).toBe(1);
});

test('a file goes from hand to hand: what is carried leaves with the next file', async () => {
  const headquarters = await openHeadquarters();
  const [aigerim, daniyar] = [await phoneAt(headquarters), await phoneAt(headquarters, 'daniyar')];
  const second = await phoneAt(headquarters, 'daniyar');
  await visitWith(aigerim.notebook);
  await daniyar.notebook.takeOutboxFile(await made(aigerim.notebook.outboxFile()));
  await visitWith(daniyar.notebook, chose('no'));
  await second.notebook.takeOutboxFile(await made(daniyar.notebook.outboxFile()));
  expect(await journey(second, headquarters)).toBeNull();
  expect(await second.notebook.carried()).toEqual({ waiting: 0, received: 2, refused: 0 });
  expect(await headquarters.storedCount()).toBe(2);
});

test('what nobody signed is refused, and keeps neither the other envelopes nor the carrier’s own from arriving', async () => {
  const headquarters = await openHeadquarters();
  const [aigerim, daniyar] = [await phoneAt(headquarters), await phoneAt(headquarters, 'daniyar')];
  await visitWith(aigerim.notebook);
  const whole = await made(aigerim.notebook.outboxFile());
  const [row] = await waitingRows(aigerim.device);
  if (!row) throw new Error('One envelope waits');

  await carry(daniyar.device, [{ ...row.envelope, revision: crypto.randomUUID() }]);
  await daniyar.notebook.takeOutboxFile(whole);
  await daniyar.notebook.mint(await visitWith(daniyar.notebook));
  expect(await journey(daniyar, headquarters)).toBeNull();
  expect(await daniyar.notebook.carried()).toEqual({ waiting: 0, received: 1, refused: 1 });
  expect(await headquarters.storedCount()).toBe(2);
});

test('a damaged file is refused and changes nothing', async () => {
  const headquarters = await openHeadquarters();
  const [aigerim, daniyar] = [await phoneAt(headquarters), await phoneAt(headquarters, 'daniyar')];
  await visitWith(aigerim.notebook);
  const whole = await made(aigerim.notebook.outboxFile());
  expect(await daniyar.notebook.takeOutboxFile(whole.slice(0, -9))).toEqual({
    outcome: 'refused',
    code: 'OUTBOX_FILE_DAMAGED',
  });
  const other = await openHeadquarters();
  const stranger = await phoneAt(other);
  expect(await stranger.notebook.takeOutboxFile(whole)).toEqual({ outcome: 'refused', code: 'OUTBOX_FILE_MISSION' });
  expect(await daniyar.notebook.carried()).toEqual({ waiting: 0, received: 0, refused: 0 });
});
