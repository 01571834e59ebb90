import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEnvelopes } from '#server/sync/open-envelopes.ts';
import { createPushQueue, type Push, type PushQueue } from '#server/sync/push-queue.ts';
import { sqlSyncStore } from '#server/sync/sync-store.ts';
import { at, chosen, type Filling, opening, Phone, type Written } from './phone.ts';
import { codeFor, ENGINES, type Inhabited, inhabit, openWorld, type World } from './world.ts';

describe.each(ENGINES)('pushes that wait together on %s', (engine) => {
  let world: World;
  let here: Inhabited;
  let aigerim: Phone;
  let daniyar: Phone;
  beforeAll(async () => {
    world = await openWorld(engine);
    here = await inhabit(world.server);
    aigerim = await Phone.enrol(world.app, await codeFor(world.server, here, here.aigerim));
    daniyar = await Phone.enrol(world.app, await codeFor(world.server, here, here.daniyar));
  });
  afterAll(() => world.close());

  const visit = () => opening(here.teams.astana.id);
  const write = (phone: Phone, filling: Filling) => phone.write(filling, { 'H.OUT.01': chosen('observed') });

  async function pushOf(phone: Phone, ...written: Written[]): Promise<Push> {
    const given = written.map(({ envelope }) => envelope);
    const arrived = (await openEnvelopes(world.server, here.mission.id, given)).filter((each) => 'read' in each);
    const now = new Date(world.clock.ms).toISOString();
    const contact = { device: phone.enrolment.device, at: now, clockSkewMs: 0, highestSeq: phone.seq };
    return { arrived, unread: [], contact };
  }
  const outcomesOf = async (push: Push, queue = world.server.pushes) => {
    const outcomes = await queue.store(push);
    return push.arrived.map((each) => outcomes.get(each)?.outcome);
  };
  const held = async (...written: Written[]) => {
    const ids = written.map(({ revision }) => revision.id);
    const rows = await world.server.db.selectFrom('revisions').select('id').where('id', 'in', ids).execute();
    return ids.map((id) => rows.some((row) => row.id === id));
  };
  /** What stands at station 13 cannot be folded. */
  let fault: Error;
  const faulty = (): PushQueue => {
    const { db, immutables } = world.server;
    const sync = sqlSyncStore(db, {
      ...immutables,
      station: async (transaction, name, code) => {
        if (code === 'KZ-71/13') throw fault;
        return immutables.station(transaction, name, code);
      },
    });
    return createPushQueue({ ...world.server, sync });
  };
  const writeAt13 = (phone: Phone) => phone.write(visit(), { 'H.ID.01': at('KZ-71/13', 'KZ-71') });

  test('what cannot be stored keeps back neither the rest of its push nor the pushes beside it', async () => {
    fault = new Error('Station 13 is damaged');
    const [before, bad, after, other, first] = [
      await write(aigerim, visit()),
      await writeAt13(aigerim),
      await write(aigerim, visit()),
      await write(daniyar, visit()),
      await write(daniyar, visit()),
    ];
    const pushes = [
      await pushOf(daniyar, first),
      await pushOf(aigerim, before, bad, after),
      await pushOf(daniyar, other),
    ];
    // the first is under way when the others come: those two wait together
    const queue = faulty();
    const results = await Promise.allSettled(pushes.map((push) => outcomesOf(push, queue)));
    expect(results).toMatchObject([
      { status: 'fulfilled', value: ['stored'] },
      { status: 'rejected', reason: fault },
      { status: 'fulfilled', value: ['stored'] },
    ]);
    expect(await held(before, bad, after, other)).toEqual([true, false, true, true]);
  });

  test('what was undone with others is told right when the phone sends it again', async () => {
    fault = new Error('Station 13 is damaged');
    const [good, bad] = [await write(aigerim, visit()), await writeAt13(aigerim)];
    await expect(outcomesOf(await pushOf(aigerim, good, bad), faulty())).rejects.toBe(fault);
    expect(await outcomesOf(await pushOf(aigerim, good))).toEqual(['duplicate']);
  });

  test('a refused revision undoes nothing beside it', async () => {
    const [good, strange, other, first] = [
      await write(aigerim, visit()),
      await write(aigerim, opening(here.teams.burabay.id)),
      await write(daniyar, visit()),
      await write(daniyar, visit()),
    ];
    const pushes = [await pushOf(daniyar, first), await pushOf(aigerim, good, strange), await pushOf(daniyar, other)];
    expect(await Promise.all(pushes.map((push) => outcomesOf(push)))).toEqual([
      ['stored'],
      ['stored', 'refused'],
      ['stored'],
    ]);
    expect(await held(good, strange, other)).toEqual([true, false, true]);
  });

  test('a revision that phone and courier bring at once is stored once, and both are told', async () => {
    const [written, first] = [await write(aigerim, visit()), await write(daniyar, visit())];
    const pushes = [await pushOf(daniyar, first), await pushOf(aigerim, written), await pushOf(daniyar, written)];
    expect(await Promise.all(pushes.map((push) => outcomesOf(push)))).toEqual([['stored'], ['stored'], ['duplicate']]);
  });

  test('a transaction that the database breaks off leaves nothing, and the phone is told to come again', async () => {
    const written = [await write(aigerim, visit()), await writeAt13(aigerim)];
    fault = Object.assign(new Error('The disk is full'), { code: 'SQLITE_FULL' });
    await expect(outcomesOf(await pushOf(aigerim, ...written), faulty())).rejects.toBe(fault);
    expect(await held(...written)).toEqual([false, false]);
    expect(await outcomesOf(await pushOf(aigerim, ...written))).toEqual(['stored', 'stored']);
  });

  test('half a character is stored, shown and counted like any other text', async () => {
    const filling = visit();
    const { envelope } = await aigerim.write(filling, {
      'H.ID.01': { kind: 'place', place: { kind: 'described', description: 'Tent \ud800', area: 'KZ-71' } },
      'O.PEC.01': { kind: 'text', text: 'a\udc00b' },
    });
    expect((await aigerim.push(envelope)).outcomes).toMatchObject([{ outcome: 'stored' }]);
    await world.server.follower.catchUp();
    const rows = await world.server.db
      .selectFrom('answers')
      .innerJoin('observations', 'observations.no', 'answers.observation_no')
      .select(['value', 'search_key'])
      .where('observations.id', '=', filling.observation)
      .where('value', 'is not', null)
      .execute();
    expect(rows).toEqual([{ value: 'a\ufffdb', search_key: 't1 tent \ufffd' }]);
  });
});
