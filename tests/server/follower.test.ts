import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Change } from '#server/live.ts';
import { at, chosen, type Filling, opening, Phone } from './phone.ts';
import { codeFor, ENGINES, type Inhabited, inhabit, openWorld, type World } from './world.ts';

describe.each(ENGINES)('what is read from the log on %s', (engine) => {
  let world: World;
  let here: Inhabited;
  let aigerim: Phone;
  let marat: Phone;
  beforeAll(async () => {
    world = await openWorld(engine);
    here = await inhabit(world.server);
    aigerim = await Phone.enrol(world.app, await codeFor(world.server, here, here.aigerim));
    marat = await Phone.enrol(world.app, await codeFor(world.server, here, here.marat));
  });
  afterAll(() => world.close());

  const pushed = async (
    visit: Filling,
    answers: Parameters<Phone['write']>[1],
    changes?: Parameters<Phone['write']>[2],
  ) => {
    const { revision, envelope } = await aigerim.write(visit, answers, changes);
    await aigerim.push(envelope);
    return revision.id;
  };
  const answersOf = (visit: Filling) =>
    world.server.db
      .selectFrom('answers')
      .innerJoin('observations', 'observations.no', 'answers.observation_no')
      .innerJoin('questions', 'questions.no', 'answers.question_no')
      .select(['question', 'part', 'contest', 'standing', 'value', 'number_value'])
      .where('observations.id', '=', visit.observation)
      .orderBy('question')
      .orderBy('part')
      .execute();
  const answered = { part: '', contest: '', standing: 'answered', number_value: null };

  test('each answer becomes rows that can be counted, and follows its changes', async () => {
    const visit = opening(here.teams.astana.id);
    const first = await pushed(visit, {
      'H.ID.01': at('KZ-71/12', 'KZ-71'),
      'H.OUT.01': chosen('observed'),
      'H.VI.01': { kind: 'time', at: '2027-03-14T02:05:00.000Z' },
      'H.VI.03': { kind: 'people', people: [here.aigerim] },
      'O.PEC.02': { kind: 'number', values: { members: 9, women: 5 } },
    });
    await world.server.follower.catchUp();
    expect(await answersOf(visit)).toEqual([
      { ...answered, question: 'H.ID.01', part: 'station', value: 'KZ-71/12' },
      { ...answered, question: 'H.OUT.01', value: 'observed' },
      { ...answered, question: 'H.VI.01', value: '2027-03-14T02:05:00.000Z' },
      { ...answered, question: 'H.VI.03', part: here.aigerim, value: here.aigerim },
      { ...answered, question: 'O.PEC.02', part: 'members', value: null, number_value: 9 },
      { ...answered, question: 'O.PEC.02', part: 'women', value: null, number_value: 5 },
    ]);

    await pushed(visit, {
      'H.OUT.01': { answer: chosen('refused-entry'), replaces: [first] },
      'H.VI.01': { answer: { kind: 'cleared' }, replaces: [first] },
      'H.VI.03': { answer: { kind: 'people', people: [here.daniyar] }, replaces: [] },
    });
    await world.server.follower.catchUp();
    expect(await answersOf(visit)).toMatchObject([
      { question: 'H.ID.01', standing: 'answered' },
      { question: 'H.OUT.01', standing: 'answered', value: 'refused-entry' },
      { question: 'H.VI.03', standing: 'conflict', value: null },
      { question: 'O.PEC.02', standing: 'set-aside', part: 'members', number_value: 9 },
      { question: 'O.PEC.02', standing: 'set-aside', part: 'women', number_value: 5 },
    ]);
  });

  test('numbers under keys that no form has do not stop it', async () => {
    const [odd, next] = [opening(here.teams.astana.id), opening(here.teams.astana.id)];
    await pushed(odd, { 'O.PEC.02': { kind: 'number', values: { members: 9, '/members': 5, '/': 1, 'a/': 2 } } });
    await pushed(next, { 'H.OUT.01': chosen('observed') });
    await world.server.follower.catchUp();
    expect(await answersOf(odd)).toHaveLength(4);
    expect(await answersOf(next)).toMatchObject([{ question: 'H.OUT.01', value: 'observed' }]);
  });

  test('rebuilding from the whole log gives the same rows', async () => {
    await world.server.follower.catchUp();
    const all = () =>
      world.server.db
        .selectFrom('answers')
        .selectAll()
        .orderBy('observation_no')
        .orderBy('question_no')
        .orderBy('part')
        .execute();
    const before = await all();
    expect(before.length).toBeGreaterThan(0);
    await world.server.db.updateTable('answers').set({ value: 'spoiled' }).execute();
    await world.server.follower.rebuild();
    await world.server.follower.catchUp();
    expect(await all()).toEqual(before);
  });

  test('listeners hear which observations changed, and a cursor resumes where it was', async () => {
    const { live } = world.server;
    await live.readOn();
    const heard: Change[] = [];
    const stop = live.subscribe((change) => heard.push(change));
    const start = live.cursor();
    const visits = [opening(here.teams.astana.id), opening(here.teams.astana.id), opening(here.teams.burabay.id)];
    const [first, second, third] = visits as [Filling, Filling, Filling];
    /** On PostgreSQL a transaction of any other database of the cluster holds readers back for a moment. */
    const isHeard = (count: number) =>
      expect
        .poll(async () => live.readOn().then(() => heard.flatMap(({ observations }) => observations).length))
        .toBe(count);
    await pushed(first, { 'H.OUT.01': chosen('observed') });
    await isHeard(1);
    const middle = live.cursor();
    await pushed(second, { 'H.OUT.01': chosen('observed') });
    await marat.push((await marat.write(third, { 'H.OUT.01': chosen('observed') })).envelope);
    await isHeard(3);
    stop();
    const named = (changes: Change[] | undefined) => changes?.flatMap(({ observations }) => observations);
    expect(named(heard)).toEqual(visits.map(({ observation }) => observation));
    expect(heard.every(({ mission }) => mission === here.mission.id)).toBe(true);
    expect(named(await live.since(start))).toEqual(visits.map(({ observation }) => observation));
    expect(named(await live.since(middle))).toEqual([second.observation, third.observation]);
    expect(await live.since(live.cursor())).toEqual([]);
    expect(await live.since('not a cursor')).toBeUndefined();
  });

  test('a push wakes the readers: nobody waits for the next tick', async () => {
    const { live } = world.server;
    const visit = opening(here.teams.astana.id);
    const heard = new Promise<string[]>((resolve) => {
      const stop = live.subscribe(({ observations }) => {
        if (!observations.includes(visit.observation)) return;
        stop();
        resolve(observations);
      });
    });
    await pushed(visit, { 'H.OUT.01': chosen('observed') });
    expect(await heard).toContain(visit.observation);
    await expect.poll(() => answersOf(visit), { timeout: 10_000 }).toHaveLength(1);
  });
});
