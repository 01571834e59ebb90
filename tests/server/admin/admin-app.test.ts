import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adminApp } from '#server/admin/admin-app.ts';
import { nowOf } from '#server/clock.ts';
import { addAccount } from '#server/desk/accounts.ts';
import { newFactor } from '#server/desk/second-factor.ts';
import { startSession } from '#server/desk/sessions.ts';
import { guessColumns } from '#server/frame-import/guess-columns.ts';
import { newestFrameVersion } from '#server/store/frames.ts';
import { secondFactorOf } from '#server/store/second-factors.ts';
import { ENGINES, type Inhabited, inhabit, openWorld, type World } from '../world.ts';

const HEADER = 'Region,Number,Address';
const LIST = `${HEADER}\nAstana,12,1 Abai Street\nAstana,900,2 Abai Street\n`;
const mapping = JSON.stringify(guessColumns(HEADER.split(',')));

describe.each(ENGINES)('the admin app on %s', (engine) => {
  let world: World;
  let there: Inhabited;
  beforeEach(async () => {
    world = await openWorld(engine);
    there = await inhabit(world.server);
  });
  afterEach(() => world.close());

  const ask = (method: string, path: string, query: Record<string, string> = {}, body?: string) =>
    adminApp(world.server).request(`${path}?${new URLSearchParams(query)}`, {
      method,
      ...(body === undefined ? {} : { body }),
    });
  const publish = (query: Record<string, string>, body = LIST) =>
    ask('POST', '/stations/publish', { mission: there.mission.id, mapping, skipFaults: 'no', ...query }, body);
  async function refusal(reply: Response | Promise<Response>): Promise<string> {
    const { refusal: code, detail } = (await (await reply).json()) as { refusal: string; detail?: string };
    return [code, detail].filter(Boolean).join(' ');
  }

  it('publishes what was planned, once: whoever planned against an older list is refused', async () => {
    const planned = await ask('POST', '/stations/plan', { mission: there.mission.id, mapping }, LIST);
    expect(await planned.json()).toMatchObject({ added: { count: 2 }, gone: { count: 3 }, against: 1, faultCount: 0 });
    expect(await newestFrameVersion(world.server.db, there.mission.id)).toBe(1);
    expect(await (await publish({ against: '1' })).json()).toEqual({ version: 2 });
    expect(await refusal(publish({ against: '1' }))).toBe('STALE frame 2');
    expect(await refusal(publish({}))).toBe('STALE frame 2');
    expect(await newestFrameVersion(world.server.db, there.mission.id)).toBe(2);
  });

  it('leaves faulty rows out only when told to', async () => {
    const faulty = `${LIST}Astana,,no number\n`;
    expect(await refusal(publish({ against: '1' }, faulty))).toBe('REQUEST_MALFORMED skipFaults');
    expect(await newestFrameVersion(world.server.db, there.mission.id)).toBe(1);
    expect((await publish({ against: '1', skipFaults: 'yes' }, faulty)).status).toBe(201);
  });

  it('refuses with codes what cannot be meant', async () => {
    const { id } = there.mission;
    const nobody = crypto.randomUUID();
    expect(await refusal(publish({ mission: nobody, against: '1' }))).toBe('NOT_FOUND mission');
    expect(await refusal(publish({ mapping: '{"columns":' }))).toBe('REQUEST_MALFORMED mapping');
    expect(await refusal(publish({ mapping: '{}' }))).toBe('REQUEST_MALFORMED mapping.columns');
    expect(await refusal(publish({ against: 'one' }))).toBe('REQUEST_MALFORMED against');
    expect(await refusal(publish({ force: 'yes' }))).toBe('REQUEST_MALFORMED force');
    expect(await refusal(publish({ against: '1' }, '%PDF-1.4'))).toBe('FILE_NOT_A_TABLE is-pdf');
    expect(await refusal(publish({}, 'x'.repeat(20_000_001)))).toMatch(/^TOO_LARGE/);
    expect(await refusal(ask('GET', '/export', { mission: id, kind: 'everything.zip' }))).toBe(
      'REQUEST_MALFORMED kind',
    );
    expect(await refusal(ask('GET', '/export', { mission: nobody, kind: 'answers.csv' }))).toBe('NOT_FOUND mission');
    expect(await refusal(ask('GET', '/passwords'))).toBe('NOT_FOUND /passwords');
    for (const path of ['/setup-link', '/demo']) expect(await refusal(ask('POST', path))).toBe('STALE mission');
  });

  it('takes a second factor off somebody who has lost it; the audit log says what commands did', async () => {
    const { db, clock, keys, random } = world.server;
    const account = { name: 'Aigul', login: 'aigul', role: 'owner' as const, passwordHash: 'of no password' };
    const mission = there.mission.id;
    const { id: person } = await addAccount(db, { mission, id: random.id(), account, clock });
    const { secret } = await newFactor(db, world.server, { person, login: 'aigul', mission: 'Parliament' });
    await db
      .updateTable('second_factors')
      .set({ confirmed_at: nowOf(clock) })
      .execute();
    expect((await secondFactorOf(db, { person, pepper: keys.pepper }))?.secret).toHaveLength((secret.length * 5) / 8);
    await startSession(db, { person, clock, random });

    expect(await refusal(ask('POST', '/factor/forget', { login: 'serik' }))).toBe('NOT_FOUND person');
    const forgotten = await ask('POST', '/factor/forget', { login: ' Aigul' });
    expect(await forgotten.json()).toEqual({ login: 'aigul', hadOne: true });
    expect(await secondFactorOf(db, { person, pepper: keys.pepper })).toBeUndefined();
    expect(await db.selectFrom('sessions').select('id').execute()).toEqual([]);
    await publish({ against: '1' });
    await (await ask('GET', '/export', { mission, kind: 'codebook.csv' })).text();
    await (await ask('GET', '/evidence', { mission })).arrayBuffer();
    const deeds = await db.selectFrom('audit').selectAll().orderBy('seq').execute();
    expect(deeds.map(({ actor, address, act, object }) => [actor, address, act, object])).toEqual([
      [null, 'admin.sock', 'change-roles', `POST /factor/forget person=${person}`],
      [null, 'admin.sock', 'publish-frame', 'POST /stations/publish'],
      [null, 'admin.sock', 'export-observations', 'GET /export codebook.csv'],
      [null, 'admin.sock', 'export-observations', 'GET /evidence'],
    ]);
  });

  it('is no part of what the port offers', async () => {
    const { app } = world;
    for (const path of ['/missions', '/export', '/api/missions', '/api/export', '/api/desk/missions'])
      expect((await app.request(path)).status).toBe(404);
    for (const path of ['/setup-link', '/demo', '/stations/publish', '/factor/forget'])
      expect((await app.request(path, { method: 'POST' })).status).toBe(404);
    expect(await (await app.request('/api/openapi.json')).text()).not.toContain('setup-link');
  });
});
