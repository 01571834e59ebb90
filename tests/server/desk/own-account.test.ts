import { describe, expect, test } from 'vitest';
import type { Account, FactorBegun, RecoveryCodes, Session } from '#model/desk/account.ts';
import type { AuditPage } from '#model/desk/audit.ts';
import { hotp, stepAt } from '#server/desk/totp.ts';
import { AIGUL, type Desk, ENGINES, isHere, openDesk } from './desk.ts';

const { login, password } = AIGUL;

const accountOf = (browser: Desk['aigul']) => browser.get<Account>('/account');

/** What the authenticator app shows: made from what the QR code holds. */
const appOf = ({ link }: FactorBegun, { server }: Desk) => {
  const text = new URL(link).searchParams.get('secret') ?? '';
  const bits = [...text].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const secret = Uint8Array.from(bits.join('').match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
  return () => hotp(secret, stepAt(server.clock()));
};

async function withFactor(desk: Desk, browser = desk.aigul) {
  const code = appOf(await browser.ok<FactorBegun>('POST', '/account/factor/begin', {}), desk);
  const { codes } = await browser.ok<RecoveryCodes>('POST', '/account/factor/confirm', { code: code() });
  desk.pass(30_000);
  return { code, codes };
}

describe.each(ENGINES)('an account on %s', (engine) => {
  test.runIf(isHere(engine))('sessions are listed with their browser, and ended one by one', async () => {
    const desk = await openDesk(engine);
    const { server, aigul, browser } = desk;
    await server.db.updateTable('missions').set({ synthetic: 1 }).execute();
    const laptop = browser();
    const headers = {
      'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
    };
    await laptop.send('POST', '/login', { login, password }, headers);
    const { sessions } = await accountOf(aigul);
    expect(sessions.map(({ device, isThis }) => [device, isThis]).sort()).toEqual([
      ['', true],
      ['Firefox, Windows', false],
    ]);
    const other = sessions.find(({ isThis }) => !isThis)?.id;
    await aigul.ok('POST', `/account/sessions/${other}/end`, {});
    expect(await laptop.refusal('GET', '/account')).toBe('SESSION_ENDED');
    expect((await accountOf(aigul)).sessions).toHaveLength(1);
  });

  test.runIf(isHere(engine))("nobody ends another person's session", async () => {
    const { aigul, browser } = await openDesk(engine);
    const serik = { name: 'Serik', login: 'serik', password: 'eight cranes over Tengiz', role: 'coordinator' };
    await aigul.ok('POST', '/coordinators', serik);
    const his = browser();
    await his.ok('POST', '/login', { login: serik.login, password: serik.password });
    const [mine] = (await accountOf(aigul)).sessions;
    expect(await his.refusal('POST', `/account/sessions/${mine?.id}/end`, {})).toBe('NOT_FOUND session');
    await accountOf(aigul);
  });

  test.runIf(isHere(engine))('another password ends every other session, and is the one that counts', async () => {
    const { server, aigul, browser } = await openDesk(engine);
    await server.db.updateTable('missions').set({ synthetic: 1 }).execute();
    const laptop = browser();
    await laptop.ok('POST', '/login', { login, password });
    const fresh = 'nine cranes over Tengiz';
    const change = (current: string, next: string) =>
      aigul.refusal('POST', '/account/password', { current, fresh: next });
    expect(await change('not the password', fresh)).toBe('LOGIN_WRONG');
    expect(await change(password, 'short')).toMatch(/^PASSWORD_WEAK/);
    await aigul.ok('POST', '/account/password', { current: password, fresh });
    expect(await laptop.refusal('GET', '/account')).toBe('SESSION_ENDED');
    await accountOf(aigul);
    expect(await browser().refusal('POST', '/login', { login, password })).toBe('LOGIN_WRONG');
    await browser().ok('POST', '/login', { login, password: fresh });
  });

  test.runIf(isHere(engine))('an owner sets up a second factor at the next sign-in, before anything else', async () => {
    const desk = await openDesk(engine);
    const laptop = desk.browser();
    expect(await laptop.ok<Session>('POST', '/login', { login, password })).toMatchObject({ factorDue: true });
    expect(await laptop.refusal('GET', '/people')).toBe('FACTOR_DUE');
    expect(await laptop.refusal('GET', '/observations')).toBe('FACTOR_DUE');
    await withFactor(desk, laptop);
    await laptop.get('/people');
    expect(await laptop.get<Session>('/session')).toMatchObject({ factorDue: false });
  });

  test.runIf(isHere(engine))('with a second factor the password alone opens nothing; a code opens once', async () => {
    const desk = await openDesk(engine);
    const { code } = await withFactor(desk);
    const enter = (typed?: string) => desk.browser().send('POST', '/login', { login, password, code: typed });
    const refusal = async (typed?: string) => ((await (await enter(typed)).json()) as { refusal?: string }).refusal;
    expect(await refusal()).toBe('FACTOR_NEEDED');
    const [noted] = (await desk.aigul.get<AuditPage>('/audit')).deeds;
    expect(noted).toMatchObject({ name: null, act: 'sign-in', object: login, result: 'FACTOR_NEEDED' });
    expect(await refusal('000000')).toBe('FACTOR_WRONG');
    const shown = code();
    expect((await enter(` ${shown.slice(0, 3)} ${shown.slice(3)}`)).status).toBe(200);
    expect(await refusal(shown)).toBe('FACTOR_WRONG');
  });

  test.runIf(isHere(engine))('a recovery code opens once; new ones void those before', async () => {
    const desk = await openDesk(engine);
    const { codes } = await withFactor(desk);
    expect(new Set(codes).size).toBe(10);
    const [first = '', second = ''] = codes;
    const refusal = (code: string) => desk.browser().refusal('POST', '/login', { login, password, code });
    await desk.browser().ok('POST', '/login', { login, password, code: first.toUpperCase() });
    expect(await refusal(first)).toBe('FACTOR_WRONG');
    expect((await accountOf(desk.aigul)).factor).toEqual({ isOn: true, isNeeded: true, recoveryCodesLeft: 9 });
    await desk.aigul.ok('POST', '/account/factor/recovery-codes', {});
    expect(await refusal(second)).toBe('FACTOR_WRONG');
    expect((await accountOf(desk.aigul)).factor.recoveryCodesLeft).toBe(10);
  });

  test.runIf(isHere(engine))('what leaves the building, and roles, ask again after ten minutes', async () => {
    const desk = await openDesk(engine);
    const { aigul, pass } = desk;
    const { code } = await withFactor(desk);
    await aigul.ok('GET', '/exports/codebook.json');
    pass(10 * 60_000);
    const [owner] = (await aigul.get<{ people: { id: string }[] }>('/people')).people;
    const asked = [
      ['GET', '/exports/observations.csv', undefined],
      ['POST', '/coordinators', {}],
      ['PATCH', `/people/${owner?.id}`, { role: 'owner' }],
      ['POST', '/account/factor/remove', {}],
    ] as const;
    for (const [method, path, body] of asked) expect(await aigul.refusal(method, path, body)).toBe('PROOF_NEEDED');
    expect(await aigul.refusal('POST', '/account/proof', { shown: password })).toBe('FACTOR_WRONG');
    expect(await aigul.ok('POST', '/account/proof', { shown: code() })).toEqual({ by: 'code', countsMs: 600_000 });
    await aigul.ok('GET', '/exports/codebook.json');
  });

  test.runIf(isHere(engine))(
    'an owner without a second factor any more does nothing before setting up another',
    async () => {
      const desk = await openDesk(engine);
      await withFactor(desk);
      await desk.aigul.ok('POST', '/account/factor/remove', {});
      expect(await desk.aigul.refusal('GET', '/people')).toBe('FACTOR_DUE');
      await withFactor(desk);
      await desk.aigul.get('/people');
    },
  );
});

test.runIf(isHere('PostgreSQL')).each(ENGINES)(
  'of a hundred codes at once, five are looked at, on %s',
  async (engine) => {
    const desk = await openDesk(engine);
    await withFactor(desk);
    const from = { 'x-forwarded-for': '203.0.113.5' };
    const guess = () => desk.aigul.refusal('POST', '/account/proof', { shown: '000000' }, from);
    const said = await Promise.all(Array.from({ length: 100 }, guess));
    expect(said.filter((refusal) => refusal === 'FACTOR_WRONG')).toHaveLength(5);
    expect(said.filter((refusal) => refusal === 'LOGIN_TOO_OFTEN')).toHaveLength(95);
  },
);

test('guesses at the second factor count as guesses at the password', async () => {
  const desk = await openDesk('SQLite');
  const { code } = await withFactor(desk);
  const from = { 'x-forwarded-for': '203.0.113.5' };
  for (let tries = 0; tries < 5; tries++)
    expect(await desk.aigul.refusal('POST', '/account/proof', { shown: '000000' }, from)).toBe('FACTOR_WRONG');
  const enter = { login, password, code: code() };
  expect(await desk.browser().refusal('POST', '/login', enter, from)).toBe('LOGIN_TOO_OFTEN');
});

test('an owner takes the second factor off somebody who has lost it, and nobody else does', async () => {
  const desk = await openDesk('SQLite');
  const { aigul, browser } = desk;
  const serik = { name: 'Serik', login: 'serik', password: 'eight cranes over Tengiz', role: 'coordinator' };
  const { id } = await aigul.ok<{ id: string }>('POST', '/coordinators', serik);
  const his = browser();
  await his.ok('POST', '/login', { login: serik.login, password: serik.password });
  await withFactor(desk, his);
  expect(await his.refusal('POST', `/coordinators/${id}/factor/remove`, {})).toBe('NOT_ALLOWED change-roles');
  await aigul.ok('POST', `/coordinators/${id}/factor/remove`, {});
  expect(await his.refusal('GET', '/account')).toBe('SESSION_ENDED');
  await browser().ok('POST', '/login', { login: serik.login, password: serik.password });
});

test('the database holds neither the secret nor a recovery code', async () => {
  const desk = await openDesk('SQLite');
  const begun = await desk.aigul.ok<FactorBegun>('POST', '/account/factor/begin', {});
  const code = appOf(begun, desk);
  const { codes } = await desk.aigul.ok<RecoveryCodes>('POST', '/account/factor/confirm', { code: code() });
  const { db } = desk.server;
  const rows = [
    ...(await db.selectFrom('second_factors').selectAll().execute()),
    ...(await db.selectFrom('recovery_codes').selectAll().execute()),
  ];
  const stored = JSON.stringify(rows);
  expect(rows).toHaveLength(11);
  expect(
    [begun.secret, ...codes, ...codes.map((each) => each.replace('-', ''))].filter((each) => stored.includes(each)),
  ).toEqual([]);
});
