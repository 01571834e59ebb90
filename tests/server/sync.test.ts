import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Form } from '#model/form.ts';
import { Frame } from '#model/frame.ts';
import { revisionHash } from '#model/observation/hashing.ts';
import { Receipt } from '#model/protocol/messages.ts';
import { receiptHash } from '#model/protocol/proofs.ts';
import { isSignedBy } from '#model/protocol/signatures.ts';
import { at, chosen, opening, Phone } from './phone.ts';
import { codeFor, ENGINES, type Inhabited, inhabit, openWorld, type World } from './world.ts';

describe.each(ENGINES)('a phone and the server on %s', (engine) => {
  let world: World;
  let here: Inhabited;
  beforeAll(async () => {
    world = await openWorld(engine);
    here = await inhabit(world.server);
  });
  afterAll(() => world.close());

  const phoneOf = async (who: 'aigerim' | 'daniyar' | 'marat') =>
    Phone.enrol(world.app, await codeFor(world.server, here, here[who]));
  const row = (id: string) =>
    world.server.db.selectFrom('observations').selectAll().where('id', '=', id).executeTakeFirst();

  test('what one phone pushes, the partner pulls, and a receipt signed by the server lists it', async () => {
    const [aigerim, daniyar] = [await phoneOf('aigerim'), await phoneOf('daniyar')];
    const visit = opening(here.teams.astana.id);
    const first = await aigerim.write(visit, { 'H.ID.01': at('KZ-71/12', 'KZ-71') });
    const second = await aigerim.write(visit, { 'H.OUT.01': chosen('observed') });
    const pushed = await aigerim.push(first.envelope, second.envelope);

    expect(pushed.outcomes).toEqual([
      { revision: first.revision.id, outcome: 'stored' },
      { revision: second.revision.id, outcome: 'stored' },
    ]);
    const receipt = pushed.receipt;
    if (!receipt) throw new Error('no receipt');
    const { keys, device } = aigerim.enrolment;
    expect(await isSignedBy(keys.signing, receiptHash(receipt.text), receipt.signature)).toBe(true);
    expect(Receipt.parse(JSON.parse(receipt.text))).toMatchObject({
      device,
      revisions: [first, second].map(({ revision, text }) => ({ id: revision.id, hash: revisionHash(text) })),
    });

    const pulled = await daniyar.pull();
    expect(pulled.revisions.map(({ text }) => text)).toEqual([first.text, second.text]);
    expect(pulled.reference?.content).toMatchObject({ team: here.teams.astana, frameVersion: 1 });
    const again = await daniyar.pull();
    expect(again.revisions).toEqual([]);
    expect(again.reference).toBeUndefined();
  });

  test('a visit pushed twice is stored once, and the second receipt lists it too', async () => {
    const phone = await phoneOf('aigerim');
    const visit = opening(here.teams.astana.id);
    const written = await phone.write(visit, { 'H.OUT.01': chosen('observed') });
    await phone.push(written.envelope);
    const again = await phone.push(written.envelope, written.envelope);
    expect(again.outcomes.map(({ outcome }) => outcome)).toEqual(['duplicate', 'duplicate']);
    expect(JSON.parse(again.receipt?.text ?? '').revisions).toHaveLength(1);
  });

  test('a revision repeated within one push is its own duplicate', async () => {
    const phone = await phoneOf('aigerim');
    const written = await phone.write(opening(here.teams.astana.id), { 'H.OUT.01': chosen('observed') });
    const { outcomes } = await phone.push(written.envelope, written.envelope);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['stored', 'duplicate']);
  });

  test('the table shows what the answers say', async () => {
    const phone = await phoneOf('aigerim');
    const visit = opening(here.teams.astana.id);
    world.clock.ms += 1000;
    await phone.push(
      (
        await phone.write(visit, {
          'H.ID.01': at('KZ-71/12', 'KZ-71'),
          'H.OUT.01': chosen('refused-entry'),
          'H.VI.01': { kind: 'time', at: '2027-03-14T02:05:00.000Z' },
        })
      ).envelope,
    );
    expect(await row(visit.observation)).toMatchObject({
      mission_id: here.mission.id,
      team_id: here.teams.astana.id,
      form: 'opening',
      station: 'KZ-71/12',
      area: 'KZ-71',
      area_path: '/KZ/KZ-71/',
      outcome: 'refused-entry',
      state: 'draft',
      problems: 1,
      critical: 1,
      conflicts: 0,
      owed: 1,
      arrived_at: '2027-03-14T02:05:00.000Z',
      synthetic: 0,
      search_key: 't1 12 kz-71/12 school 12 мектеп көшесі, 1 kz-71/12',
      first_received_at: new Date(world.clock.ms).toISOString(),
    });
  });

  test('two phones that answer without seeing each other make a conflict that both pull', async () => {
    const [aigerim, daniyar] = [await phoneOf('aigerim'), await phoneOf('daniyar')];
    const visit = opening(here.teams.astana.id);
    await aigerim.push((await aigerim.write(visit, { 'H.OUT.01': chosen('observed') })).envelope);
    await daniyar.push((await daniyar.write(visit, { 'H.OUT.01': chosen('expelled') })).envelope);
    expect(await row(visit.observation)).toMatchObject({ conflicts: 1, outcome: null });
  });

  test('teams see only their own observations', async () => {
    const [aigerim, marat] = [await phoneOf('aigerim'), await phoneOf('marat')];
    const visit = opening(here.teams.astana.id);
    const written = await aigerim.write(visit, { 'H.OUT.01': chosen('observed') });
    await aigerim.push(written.envelope);
    expect((await marat.pull()).revisions).toEqual([]);
  });

  test("a courier carries another team's envelopes without being able to read or change them", async () => {
    const [aigerim, marat] = [await phoneOf('aigerim'), await phoneOf('marat')];
    const written = await aigerim.write(opening(here.teams.astana.id), { 'H.OUT.01': chosen('observed') });
    const { outcomes } = await marat.push(written.envelope);
    expect(outcomes).toEqual([{ revision: written.revision.id, outcome: 'stored' }]);
  });

  test('someone who changes teams keeps sending what was written for the old one, and pulls the new one from its start', async () => {
    const [marat, daniyar] = [await phoneOf('marat'), await phoneOf('daniyar')];
    await marat.push((await marat.write(opening(here.teams.burabay.id), { 'H.OUT.01': chosen('observed') })).envelope);
    await daniyar.pull();
    const late = await daniyar.write(opening(here.teams.astana.id), { 'H.OUT.01': chosen('observed') });
    await world.server.db
      .updateTable('team_members')
      .set({ team_id: here.teams.burabay.id })
      .where('person_id', '=', here.daniyar)
      .execute();
    expect((await daniyar.push(late.envelope)).outcomes).toMatchObject([{ outcome: 'stored' }]);
    const pulled = await daniyar.pull();
    expect(pulled.reference?.content.team.id).toBe(here.teams.burabay.id);
    expect(pulled.revisions.length).toBeGreaterThan(0);
    expect(pulled.revisions.every(({ text }) => JSON.parse(text).team === here.teams.burabay.id)).toBe(true);
    await world.server.db
      .updateTable('team_members')
      .set({ team_id: here.teams.astana.id })
      .where('person_id', '=', here.daniyar)
      .execute();
  });

  test('a suspended phone may still send, marked, and fetches nothing', async () => {
    const phone = await phoneOf('aigerim');
    await world.server.db
      .updateTable('devices')
      .set({ state: 'suspended' })
      .where('id', '=', phone.enrolment.device)
      .execute();
    const written = await phone.write(opening(here.teams.astana.id), { 'H.OUT.01': chosen('observed') });
    expect((await phone.push(written.envelope)).outcomes).toMatchObject([{ outcome: 'stored' }]);
    expect(await flagsOf(written.revision.id)).toEqual(['AFTER_SUSPENSION']);
    for (const response of [
      await phone.askToPull(),
      await phone.get('/frame/1'),
      await phone.get('/forms/opening/1'),
    ]) {
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ refusal: 'DEVICE_SUSPENDED' });
    }
  });

  const flagsOf = async (id: string): Promise<string[]> => {
    const found = await world.server.db
      .selectFrom('revisions')
      .select('flags_json')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return JSON.parse(found.flags_json);
  };

  test('what is odd about a revision is stored with it', async () => {
    const phone = await phoneOf('aigerim');
    const visit = opening(here.teams.astana.id);
    const answer = { 'H.OUT.01': chosen('observed') };
    const good = await phone.write(visit, answer);
    const broken = await phone.write(visit, answer, { prev: revisionHash('another') });
    const reused = await phone.write(visit, answer, { seq: 1, prev: null });
    const malformed = await phone.write(visit, { 'H.OUT.01': chosen('no-such-option') }, { seq: 9 });
    const { outcomes } = await phone.push(...[good, broken, reused, malformed].map(({ envelope }) => envelope));
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['stored', 'stored', 'stored', 'stored']);
    expect(await flagsOf(good.revision.id)).toEqual([]);
    expect(await flagsOf(broken.revision.id)).toEqual(['CHAIN_BROKEN']);
    expect(await flagsOf(reused.revision.id)).toEqual(['CHAIN_BROKEN', 'SEQ_REUSED']);
    expect(await flagsOf(malformed.revision.id)).toEqual(['MALFORMED']);
  });

  test('a gap in the chain is no fault, and what fills it later fits', async () => {
    const phone = await phoneOf('aigerim');
    const visit = opening(here.teams.astana.id);
    const answer = { 'H.OUT.01': chosen('observed') };
    const [one, two, three] = [
      await phone.write(visit, answer),
      await phone.write(visit, answer),
      await phone.write(visit, answer),
    ];
    await phone.push(three.envelope, one.envelope);
    await phone.push(two.envelope);
    for (const { revision } of [one, two, three]) expect(await flagsOf(revision.id)).toEqual([]);
  });

  test('each push tells how far the clock is off and how much the phone has written', async () => {
    const phone = await phoneOf('aigerim');
    const sentAt = new Date(world.clock.ms + 90_000).toISOString();
    await phone.askToPush({ sentAt, highestSeq: 7 });
    await phone.askToPush({ sentAt, highestSeq: 3 });
    const device = await world.server.db
      .selectFrom('devices')
      .selectAll()
      .where('id', '=', phone.enrolment.device)
      .executeTakeFirst();
    expect(device).toMatchObject({
      clock_skew_ms: 90_000,
      highest_seq: 7,
      last_contact_at: new Date(world.clock.ms).toISOString(),
    });
  });

  test('long pulls come in pages', async () => {
    const phone = await phoneOf('marat');
    const visit = opening(here.teams.burabay.id);
    const comment = 'ұзақ түсініктеме '.repeat(580);
    const questions = ['H.OUT.01', 'H.ID.04', 'H.VI.01', 'H.VI.02', 'H.VI.03', 'H.SG.01', 'O.PEC.01', 'O.PEC.02'];
    const wordy = { answer: { kind: 'cleared' } as const, comment };
    const written = [];
    for (let each = 0; each < 15; each++)
      written.push(await phone.write(visit, Object.fromEntries(questions.map((question) => [question, wordy]))));
    await phone.push(...written.map(({ envelope }) => envelope));
    const pages = [await phone.pull()];
    while (pages.at(-1)?.more) pages.push(await phone.pull());
    expect(pages.length).toBeGreaterThan(1);
    const pulled = pages.flatMap(({ revisions }) => revisions.map(({ text }) => text));
    expect(pulled.slice(-15)).toEqual(written.map(({ text }) => text));
    expect(new Set(pulled).size).toBe(pulled.length);
  });

  test('a cursor of a restored server starts from the beginning', async () => {
    const phone = await phoneOf('marat');
    const first = await phone.pull();
    const { cursor } = first;
    phone.cursor = cursor.replace(/^\S+/, 'another-epoch');
    expect((await phone.pull()).revisions).toEqual(first.revisions);
    phone.cursor = 'not a cursor';
    expect((await phone.pull()).revisions).toEqual(first.revisions);
  });

  test('the frame and the forms are as published', async () => {
    const phone = await phoneOf('aigerim');
    expect(Frame.parse(await (await phone.get('/frame/1')).json())).toEqual({
      ...here.frame,
      areas: expect.arrayContaining(here.frame.areas),
      stations: expect.arrayContaining(here.frame.stations),
    });
    expect(Form.parse(await (await phone.get('/forms/opening/1')).json()).id).toBe('opening');
    for (const path of ['/frame/2', '/frame/x', '/forms/opening/9', '/forms/none/1']) {
      const response = await phone.get(path);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ refusal: 'NOT_FOUND' });
    }
  });

  test('each token opens only its own door', async () => {
    const { enrolment, ...phone } = await phoneOf('aigerim');
    const ask = (path: 'push' | 'pull', token: string) => Phone.prototype.ask.call(phone, path, token, {});
    for (const response of [
      await ask('push', enrolment.readToken),
      await ask('pull', enrolment.pushToken),
      await ask('pull', 'made-up'),
    ]) {
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ refusal: 'TOKEN_UNKNOWN' });
    }
  });
});
