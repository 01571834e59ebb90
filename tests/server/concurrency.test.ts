import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { chosen, opening, Phone } from './phone.ts';
import { codeFor, ENGINES, type Inhabited, inhabit, openWorld, type World } from './world.ts';

const SLOW_MS = 120_000;
const WRITERS = 8;
const PUSHES = 12;

describe.each(ENGINES)('many at once on %s', (engine) => {
  let world: World;
  let here: Inhabited;
  let apps: World['app'][];
  beforeAll(async () => {
    world = await openWorld(engine, { tickMs: 200 });
    here = await inhabit(world.server);
    // SQLite belongs to one process; PostgreSQL is shared by two
    apps = engine === 'postgres' ? [world.app, createApp(await world.second())] : [world.app];
  }, SLOW_MS);
  afterAll(() => world.close());

  const phoneAt = async (index: number, who: 'aigerim' | 'daniyar' = 'aigerim') =>
    Phone.enrol(apps[index % apps.length] ?? world.app, await codeFor(world.server, here, here[who]));

  test('someone who pulls while eight push misses nothing', { timeout: SLOW_MS }, async () => {
    const reader = await phoneAt(1, 'daniyar');
    const pulled: string[] = [];
    let writing = true;
    const reading = (async () => {
      // other transactions of the cluster hold the horizon back for a while after the last push
      let patience = 200;
      while (writing || (pulled.length < WRITERS * PUSHES * 2 && patience > 0)) {
        if (!writing) patience -= 1;
        const { revisions } = await reader.pull();
        pulled.push(...revisions.map(({ text }) => text));
        await wait(writing ? 0 : 50);
      }
    })();
    const written: string[] = [];
    const write = async (writer: number) => {
      const phone = await phoneAt(writer);
      for (let push = 0; push < PUSHES; push++) {
        const [one, two] = [opening(here.teams.astana.id), opening(here.teams.astana.id)];
        const parts = [
          await phone.write(one, { 'H.OUT.01': chosen('observed') }),
          await phone.write(two, { 'H.OUT.01': chosen('closed') }),
        ];
        const { outcomes } = await phone.push(...parts.map(({ envelope }) => envelope));
        expect(outcomes.map(({ outcome }) => outcome)).toEqual(['stored', 'stored']);
        written.push(...parts.map(({ text }) => text));
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer))).finally(() => {
      writing = false;
    });
    await reading;
    expect(written).toHaveLength(WRITERS * PUSHES * 2);
    expect(new Set(pulled)).toEqual(new Set(written));
    expect(pulled).toHaveLength(written.length);
  });

  test('whatever several phones push to one observation at once is all in it', { timeout: SLOW_MS }, async () => {
    const visit = opening(here.teams.astana.id);
    const options = ['observed', 'refused-entry', 'closed', 'not-found', 'expelled', 'left-early'];
    await Promise.all(
      options.map(async (option, index) => {
        const phone = await phoneAt(index, index % 2 === 0 ? 'aigerim' : 'daniyar');
        await phone.push(
          (await phone.write(visit, { 'H.OUT.01': { answer: chosen(option), comment: `Phone ${index}` } })).envelope,
        );
      }),
    );
    const { db } = world.server;
    const rows = await db
      .selectFrom('revisions')
      .select('log_seq')
      .where('observation_id', '=', visit.observation)
      .execute();
    expect(rows).toHaveLength(options.length);
    expect(
      await db.selectFrom('observations').selectAll().where('id', '=', visit.observation).executeTakeFirst(),
    ).toMatchObject({ conflicts: 1, last_log_seq: Math.max(...rows.map((row) => row.log_seq)) });
  });

  test('phones that push the same observations in opposite order do not wait in a circle', {
    timeout: SLOW_MS,
  }, async () => {
    const phones = await Promise.all([0, 1, 2, 3].map((index) => phoneAt(index)));
    for (let round = 0; round < 5; round++) {
      const visits = Array.from({ length: 6 }, () => opening(here.teams.astana.id));
      const replies = await Promise.all(
        phones.map(async (phone, index) => {
          const inOrder = index % 2 === 0 ? visits : [...visits].reverse();
          const written = [];
          for (const visit of inOrder) written.push(await phone.write(visit, { 'H.OUT.01': chosen('observed') }));
          return phone.push(...written.map(({ envelope }) => envelope));
        }),
      );
      const outcomes = replies.flatMap((reply) => reply.outcomes.map(({ outcome }) => outcome));
      expect(outcomes).toEqual(Array(phones.length * visits.length).fill('stored'));
    }
  });

  test('a push repeated at once by phone and courier is stored once', { timeout: SLOW_MS }, async () => {
    const phones = await Promise.all([0, 1, 2, 3].map((index) => phoneAt(index)));
    const [author] = phones as [Phone];
    const { envelope, revision } = await author.write(opening(here.teams.astana.id), {
      'H.OUT.01': chosen('observed'),
    });
    const replies = await Promise.all(phones.map((phone) => phone.push(envelope)));
    const outcomes = replies.flatMap((reply) => reply.outcomes.map(({ outcome }) => outcome));
    expect(outcomes.sort()).toEqual(['duplicate', 'duplicate', 'duplicate', 'stored']);
    const rows = await world.server.db.selectFrom('revisions').select('id').where('id', '=', revision.id).execute();
    expect(rows).toHaveLength(1);
  });

  test('the projections of all of it are there within moments, made once', { timeout: SLOW_MS }, async () => {
    const missing = () =>
      world.server.db
        .selectFrom('observations')
        .select('id')
        .where((of) =>
          of.not(of.exists(of.selectFrom('answers').select('part').whereRef('observation_no', '=', 'observations.no'))),
        )
        .execute();
    await expect.poll(missing, { timeout: 30_000 }).toEqual([]);
  });
});
