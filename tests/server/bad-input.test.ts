import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { revisionHash } from '#model/observation/hashing.ts';
import { newSealingKeys } from '#model/protocol/sealing.ts';
import { sign, signingKey } from '#model/protocol/signatures.ts';
import { type Filling, opening, Phone } from './phone.ts';
import { codeFor, ENGINES, type Inhabited, inhabit, openWorld, type World } from './world.ts';

const TABLES = [
  'missions',
  'people',
  'teams',
  'team_members',
  'devices',
  'device_teams',
  'enrolment_codes',
  'frames',
  'areas',
  'stations',
  'forms',
  'assignments',
  'observations',
  'revisions',
  'answers',
  'followers',
  'server_state',
] as const;

describe.each(ENGINES)('what the server does not take, on %s', (engine) => {
  let world: World;
  let here: Inhabited;
  let aigerim: Phone;
  let marat: Phone;
  let visit: Filling;

  beforeAll(async () => {
    world = await openWorld(engine);
    here = await inhabit(world.server);
    aigerim = await Phone.enrol(world.app, await codeFor(world.server, here, here.aigerim));
    marat = await Phone.enrol(world.app, await codeFor(world.server, here, here.marat));
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    visit = opening(here.teams.astana.id);
    aigerim.seq = 0;
    aigerim.prev = null;
  });

  const answers = { 'H.OUT.01': { kind: 'choice', option: 'observed' } } as const;
  const numbers = { 'O.PEC.02': { kind: 'number', values: { members: 9 } } } as const;
  const rowCounts = async () => {
    const counts: Record<string, number> = {};
    for (const table of TABLES) {
      const { count } = await world.server.db
        .selectFrom(table)
        .select((of) => of.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      counts[table] = Number(count);
    }
    return counts;
  };
  /** What was stored before is projected: each observation here has one answer. */
  const projected = async () => {
    await world.server.follower.catchUp();
    const { answers = 0, observations = 0 } = await rowCounts();
    return answers >= observations;
  };
  /** Runs it, and checks that no table has a row more or less. */
  const storingNothing = async <Result>(doing: () => Promise<Result>): Promise<Result> => {
    await expect.poll(projected, { timeout: 20_000 }).toBe(true);
    const before = await rowCounts();
    const result = await doing();
    expect(await rowCounts()).toEqual(before);
    return result;
  };

  const requests: [string, { status: number; refusal: string; detail?: string }, () => Promise<Response>][] = [
    [
      'garbage',
      { status: 400, refusal: 'NOT_JSON' },
      () => aigerim.ask('push', aigerim.enrolment.pushToken, '\u0000 {not json'),
    ],
    [
      'JSON of another shape',
      { status: 400, refusal: 'REQUEST_MALFORMED', detail: 'sentAt' },
      () => aigerim.askToPush({ sentAt: 'yesterday' }),
    ],
    [
      'a protocol from the future',
      { status: 400, refusal: 'PROTOCOL_UNKNOWN', detail: '1' },
      () => aigerim.ask('push', aigerim.enrolment.pushToken, { protocol: 2, whole: 'new shape' }),
    ],
    [
      'a pull of a protocol from the future',
      { status: 400, refusal: 'PROTOCOL_UNKNOWN', detail: '1' },
      () => aigerim.ask('pull', aigerim.enrolment.readToken, { protocol: 2 }),
    ],
    [
      '10,000 revisions',
      { status: 413, refusal: 'TOO_MANY', detail: '50' },
      () => aigerim.askToPush({ envelopes: Array.from({ length: 10_000 }, () => ({})) }),
    ],
    ['5 MB', { status: 413, refusal: 'TOO_LARGE' }, () => aigerim.askToPush({ envelopes: ['x'.repeat(5_000_000)] })],
    [
      'a request in the name of another phone',
      { status: 400, refusal: 'REQUEST_MALFORMED', detail: 'device' },
      () => aigerim.askToPush({ device: marat.enrolment.device }),
    ],
    ['a token nobody was given', { status: 401, refusal: 'TOKEN_UNKNOWN' }, () => aigerim.ask('push', 'made-up', {})],
    [
      'a route that is not there',
      { status: 404, refusal: 'NOT_FOUND' },
      async () => world.app.request('/api/v1/nothing'),
    ],
  ];
  test.each(requests)('%s', async (_, { status, ...refusal }, ask) => {
    const response = await storingNothing(ask);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ ...refusal, sentence: expect.stringMatching(/\.$/) });
  });

  const revisions: [string, { code: string; detail?: string }, () => Promise<unknown>][] = [
    ['an envelope that is none', { code: 'REVISION_MALFORMED' }, async () => ({ revision: 'x', what: 1 })],
    ['nothing at all', { code: 'REVISION_MALFORMED' }, async () => null],
    [
      'an envelope sealed to another key',
      { code: 'ENVELOPE_UNREADABLE' },
      async () => {
        const { revision, text } = await aigerim.write(visit, answers);
        return aigerim.seal(revision, text, { key: (await newSealingKeys()).publicKey });
      },
    ],
    [
      'an envelope whose clear part was changed',
      { code: 'ENVELOPE_UNREADABLE' },
      async () => ({ ...(await aigerim.write(visit, answers)).envelope, seq: 77 }),
    ],
    [
      'a broken signature',
      { code: 'SIGNATURE_WRONG' },
      async () => {
        const { revision, text } = await aigerim.write(visit, answers);
        return aigerim.seal(revision, text, { signature: await sign(aigerim.key, revisionHash(`${text} `)) });
      },
    ],
    [
      'a signature with another key',
      { code: 'SIGNATURE_WRONG' },
      async () => {
        const { revision, text } = await aigerim.write(visit, answers);
        return aigerim.seal(revision, text, { signature: await sign(marat.key, revisionHash(text)) });
      },
    ],
    [
      'a device nobody enrolled',
      { code: 'SIGNATURE_WRONG', detail: 'device' },
      async () => (await aigerim.write(visit, answers, { device: crypto.randomUUID() })).envelope,
    ],
    [
      'an envelope that names another revision than it holds',
      { code: 'SIGNATURE_WRONG', detail: 'envelope' },
      async () => {
        const { revision, text } = await aigerim.write(visit, answers);
        return aigerim.seal({ ...revision, id: crypto.randomUUID() }, text);
      },
    ],
    [
      'words in the name of someone else',
      { code: 'SIGNATURE_WRONG', detail: 'person' },
      async () => (await aigerim.write(visit, answers, { person: here.marat })).envelope,
    ],
    [
      'a correction that only headquarters may make',
      { code: 'REVISION_MALFORMED', detail: 'kind' },
      async () => (await aigerim.write(visit, answers, { kind: 'correct' })).envelope,
    ],
    [
      'a signed text that is no revision',
      { code: 'REVISION_MALFORMED', detail: 'changes' },
      async () => (await aigerim.write(visit, {}, { changes: 'none' as never })).envelope,
    ],
    [
      'a key that the model passes over',
      { code: 'REVISION_MALFORMED', detail: 'not JSON' },
      async () => {
        const { revision, text } = await aigerim.write(visit, numbers);
        return aigerim.seal(revision, text.replace('"members":9', '"members":9,"__proto__":"many"'));
      },
    ],
    [
      'a character that PostgreSQL cannot store',
      { code: 'REVISION_MALFORMED', detail: 'not JSON' },
      async () => (await aigerim.write(visit, { 'O.PEC.01': { kind: 'text', text: 'a\0b' } })).envelope,
    ],
    [
      'an answer of 5 MB',
      { code: 'TEXT_TOO_LONG' },
      async () => (await aigerim.write(visit, { 'O.PEC.01': { kind: 'text', text: 'x'.repeat(5_000_000) } })).envelope,
    ],
    [
      'an answer of 11,000 characters',
      { code: 'TEXT_TOO_LONG', detail: 'changes.O.PEC.01.answer.text' },
      async () => (await aigerim.write(visit, { 'O.PEC.01': { kind: 'text', text: 'x'.repeat(11_000) } })).envelope,
    ],
    [
      'a revision longer than any',
      { code: 'TEXT_TOO_LONG' },
      async () => (await aigerim.write(visit, answers, { reason: 'x'.repeat(300_000) })).envelope,
    ],
    [
      'another mission',
      { code: 'MISSION_WRONG' },
      async () => (await aigerim.write(visit, answers, { mission: crypto.randomUUID() })).envelope,
    ],
    [
      'a team the person was never in',
      { code: 'TEAM_WRONG' },
      async () => (await aigerim.write(opening(here.teams.burabay.id), answers)).envelope,
    ],
    [
      'a team that is none',
      { code: 'TEAM_WRONG' },
      async () => (await aigerim.write(opening(crypto.randomUUID()), answers)).envelope,
    ],
    [
      'an unknown version of a form',
      { code: 'FORM_UNKNOWN', detail: 'opening 99' },
      async () => (await aigerim.write({ ...visit, formVersion: 99 }, answers)).envelope,
    ],
  ];
  test.each(revisions)('%s', async (_, refused, make) => {
    const envelope = await make();
    const reply = await storingNothing(() => aigerim.push(envelope));
    expect(reply.outcomes).toMatchObject([{ outcome: 'refused', ...refused }]);
    expect(reply.receipt).toBeNull();
  });

  test("another team's observation", async () => {
    const theirs = opening(here.teams.burabay.id);
    await marat.push((await marat.write(theirs, answers)).envelope);
    const envelope = (await aigerim.write({ ...theirs, team: here.teams.astana.id }, answers)).envelope;
    const reply = await storingNothing(() => aigerim.push(envelope));
    expect(reply.outcomes).toMatchObject([{ outcome: 'refused', code: 'TEAM_WRONG' }]);
  });

  test('an observation that is filled on another form', async () => {
    await aigerim.push((await aigerim.write(visit, answers)).envelope);
    const envelope = (await aigerim.write({ ...visit, form: 'voting' }, answers)).envelope;
    const reply = await storingNothing(() => aigerim.push(envelope));
    expect(reply.outcomes).toMatchObject([{ outcome: 'refused', code: 'FORM_CHANGED', detail: 'opening 1' }]);
  });

  test('other words under the same id', async () => {
    const { revision, envelope } = await aigerim.write(visit, answers);
    await aigerim.push(envelope);
    const other = await aigerim.write(visit, answers, { id: revision.id });
    const reply = await storingNothing(() => aigerim.push(other.envelope));
    expect(reply.outcomes).toEqual([{ revision: revision.id, outcome: 'refused', code: 'REVISION_CHANGED' }]);
  });

  test('one bad envelope does not stop the good ones beside it', async () => {
    const [before, after] = [await aigerim.write(visit, answers), await aigerim.write(visit, answers)];
    const { outcomes } = await aigerim.push(before.envelope, { revision: 'bad' }, after.envelope);
    expect(outcomes).toMatchObject([
      { outcome: 'stored' },
      { outcome: 'refused', revision: 'bad' },
      { outcome: 'stored' },
    ]);
  });

  test('wrong, used and expired codes', async () => {
    const key = await signingKey(crypto.getRandomValues(new Uint8Array(32)));
    const [used, expired] = [
      await codeFor(world.server, here, here.daniyar),
      await codeFor(world.server, here, here.daniyar, 1),
    ];
    await Phone.enrol(world.app, used);
    world.clock.ms += 3_600_000;
    const refusals = await storingNothing(async () => {
      const found = [];
      for (const code of ['ZZZZ-ZZZZ-ZZZZ', used, expired])
        found.push(((await (await Phone.askToEnrol(world.app, code, key)).json()) as { refusal: string }).refusal);
      return found;
    });
    expect(refusals).toEqual(['CODE_WRONG', 'CODE_USED', 'CODE_EXPIRED']);
  });
});
