import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { AuditPage } from '#model/desk/audit.ts';
import { networkOf } from '#server/desk/deeds.ts';
import { appendDeed } from '#server/store/audit.ts';
import type { Database } from '#server/store/dialect.ts';
import { AIGUL, ENGINES, type Engine, isHere, openDesk } from './desk.ts';

const { login, password } = AIGUL;
const from = { 'x-forwarded-for': '203.0.113.5' };

async function dropTriggers(db: Database, engine: Engine): Promise<void> {
  const triggers = engine === 'SQLite' ? ['audit_stays_on_update', 'audit_stays_on_delete'] : ['audit_stays'];
  const on = engine === 'SQLite' ? sql`` : sql`on audit`;
  for (const trigger of triggers) await sql`drop trigger ${sql.ref(trigger)} ${on}`.execute(db);
}

describe.each(ENGINES)('the audit log on %s', (engine) => {
  test.runIf(isHere(engine))('says who signed in, changed, exported, and who was refused', async () => {
    const { aigul, browser } = await openDesk(engine);
    const person = await aigul.ok<{ id: string }>('POST', '/people', { name: 'Nurlan', team: null });
    await aigul.ok('PATCH', `/people/${person.id}`, { role: 'observer' });
    await aigul.send('GET', '/exports/codebook.json?labels=ru');
    expect(await aigul.refusal('POST', `/devices/${person.id}/suspend`, {})).toBe('NOT_FOUND device');
    await browser().refusal('POST', '/login', { login, password: 'wrong' }, from);
    await browser().refusal('POST', '/login', { login: password, password: 'wrong' }, from);
    await browser().send('POST', '/login', { login, password }, from);
    const { deeds, brokenAt, more } = await aigul.get<AuditPage>('/audit');
    expect(
      deeds.reverse().map(({ name, act, object, address, result }) => [name, act, object, address, result]),
    ).toEqual([
      [AIGUL.name, 'change-people', 'POST /people', '', 'begun'],
      [AIGUL.name, 'change-people', `PATCH /people/${person.id}`, '', 'begun'],
      [AIGUL.name, 'change-people', `PATCH /people/${person.id} role=observer`, '', 'begun'],
      [AIGUL.name, 'export-observations', 'GET /exports/codebook.json?labels=ru', '', 'begun'],
      [AIGUL.name, 'suspend-devices', `POST /devices/${person.id}/suspend`, '', 'begun'],
      [AIGUL.name, 'suspend-devices', `POST /devices/${person.id}/suspend`, '', 'NOT_FOUND'],
      [null, 'sign-in', login, '203.0.113.0/24', 'LOGIN_WRONG'],
      [null, 'sign-in', '', '203.0.113.0/24', 'LOGIN_WRONG'],
      [AIGUL.name, 'sign-in', '', '203.0.113.0/24', 'begun'],
    ]);
    expect([brokenAt, more]).toEqual([null, false]);
    const csv = await (await aigul.send('GET', '/audit.csv')).text();
    expect(csv.trim().split('\n')).toHaveLength(11); // a heading, nine deeds, and this one
  });

  test.runIf(isHere(engine))('says which role was given, however the request is written', async () => {
    const { server, mission, aigul, pass } = await openDesk(engine);
    const person = await aigul.ok<{ id: string }>('POST', '/people', { name: 'Nurlan', team: null });
    const rolesNoted = async () => {
      const objects = await server.db.selectFrom('audit').select('object').where('mission_id', '=', mission).execute();
      return objects.flatMap(({ object }) => /role=.*/.exec(object)?.[0] ?? []).sort();
    };
    await aigul.send('PATCH', `/people/${person.id}`, '{"role":"analyst","role":"observer"}');
    await aigul.send('PATCH', `/people/${person.id}`, '{"\\u0072ole":"coordinator"}');
    const serik = { name: 'Serik', login: 'serik', password: 'eight cranes over Tengiz', role: 'analyst' };
    const { id } = await aigul.ok<{ id: string }>('POST', '/coordinators', serik);
    expect(await rolesNoted()).toEqual([`role=analyst person=${id}`, 'role=coordinator', 'role=observer']);
    pass(10 * 60_000);
    expect(await aigul.refusal('GET', '/audit.csv')).toBe('PROOF_NEEDED');
    const [newest] = (await aigul.get<AuditPage>('/audit')).deeds;
    expect(newest).toMatchObject({ act: 'export-audit', object: 'GET /audit.csv', result: 'PROOF_NEEDED' });
  });

  test.runIf(isHere(engine))('what a role does not allow is written down, once a minute, and not done', async () => {
    const { aigul, browser, pass } = await openDesk(engine);
    const serik = { login: 'serik', password: 'eight cranes over Tengiz' };
    await aigul.ok('POST', '/coordinators', { ...serik, name: 'Serik', role: 'analyst' });
    const his = browser();
    await his.ok('POST', '/login', serik);
    expect(await his.refusal('GET', '/people')).toBe('NOT_ALLOWED read-people');
    const [newest] = (await aigul.get<AuditPage>('/audit')).deeds;
    expect(newest).toMatchObject({ name: 'Serik', act: 'read-people', result: 'NOT_ALLOWED' });
    const count = async () =>
      (await aigul.get<AuditPage>('/audit')).deeds.filter(({ result }) => result === 'NOT_ALLOWED').length;
    for (let tries = 0; tries < 5; tries++) await his.refusal('GET', '/people');
    expect(await count()).toBe(1);
    await his.refusal('GET', '/audit');
    expect(await count()).toBe(2);
    pass(60_000);
    await his.refusal('GET', '/people');
    expect(await count()).toBe(3);
  });

  test.runIf(isHere(engine))('takes no change and no deletion; one behind its back shows', async () => {
    const { server, mission, aigul } = await openDesk(engine);
    const { db } = server;
    for (const name of ['Nurlan', 'Sofia', 'Timur']) await aigul.ok('POST', '/people', { name, team: null });
    const rows = await db.selectFrom('audit').selectAll().orderBy('seq').execute();
    const second = rows[1];
    if (!second) throw new Error('Three were added');
    await expect(db.updateTable('audit').set({ object: 'nothing' }).execute()).rejects.toThrow(/only ever added to/);
    await expect(db.deleteFrom('audit').execute()).rejects.toThrow(/only ever added to/);
    const broken = async () => (await aigul.get<AuditPage>('/audit')).brokenAt;
    expect(await broken()).toBeNull();
    await dropTriggers(db, engine);
    const where = (seq: number) => sql`where mission_id = ${mission} and seq = ${seq}`;
    await sql`update audit set object = 'nothing' ${where(2)}`.execute(db);
    expect(await broken()).toBe(2);
    await sql`update audit set object = ${second.object} ${where(2)}`.execute(db);
    expect(await broken()).toBeNull();
    await sql`delete from audit ${where(2)}`.execute(db);
    expect(await broken()).toBe(3);
  });

  test.runIf(isHere(engine))('is checked as far as it is shown, and as a whole when that is asked', async () => {
    const { server, mission, aigul } = await openDesk(engine);
    const { db } = server;
    const deed = { mission, at: '2023-03-19T03:00:00.000Z', actor: null, act: 'sign-in', address: '', result: 'begun' };
    for (let n = 1; n <= 102; n++) await appendDeed(db, { ...deed, object: `${n}` });
    const brokenAt = async (query = '') => (await aigul.get<AuditPage>(`/audit${query}`)).brokenAt;
    expect([await brokenAt(), await brokenAt('?before=3'), await brokenAt('?check=whole')]).toEqual([null, null, null]);
    await dropTriggers(db, engine);
    await sql`update audit set object = 'nothing' where mission_id = ${mission} and seq = 2`.execute(db);
    expect([await brokenAt(), await brokenAt('?before=3'), await brokenAt('?check=whole')]).toEqual([null, 2, 2]);
    await sql`delete from audit where mission_id = ${mission} and seq = 2`.execute(db);
    expect([await brokenAt(), await brokenAt('?check=whole')]).toEqual([3, 3]);
  });

  test.runIf(isHere(engine))('of many at once each has its number', async () => {
    const { aigul } = await openDesk(engine);
    await Promise.all(Array.from({ length: 12 }, (_, n) => aigul.ok('POST', '/teams', { code: `T-${n}`, areas: [] })));
    const { deeds, brokenAt } = await aigul.get<AuditPage>('/audit');
    expect(deeds.map(({ seq }) => seq)).toEqual(Array.from({ length: 12 }, (_, n) => 12 - n));
    expect(brokenAt).toBeNull();
  });
});

test('of an address only the network is kept', () => {
  expect(['203.0.113.5', '2001:db8:1:2::7', ''].map(networkOf)).toEqual(['203.0.113.0/24', '2001:db8:1::/48', '']);
});
