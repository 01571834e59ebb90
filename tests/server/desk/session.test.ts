import { describe, expect, test } from 'vitest';
import { ABSOLUTE_MS, IDLE_MS, startSession } from '#server/desk/sessions.ts';
import { signIn } from '#server/desk/sign-in.ts';
import { tokenHash } from '#server/secrets.ts';
import { insertSetupLink } from '#server/store/setup-links.ts';
import { AIGUL, ENGINES, isHere, openDesk, openEmptyDesk, SETUP } from './desk.ts';

const { login, password } = AIGUL;
const from = (address: string) => ({ 'x-forwarded-for': address });

describe.each(ENGINES)('signing in on %s', (engine) => {
  test.runIf(isHere(engine))('a coordinator signs in, whatever the case of the login, and out', async () => {
    const { browser } = await openDesk(engine);
    const office = browser();
    expect(await office.refusal('GET', '/session')).toBe('SESSION_ENDED');
    expect(await office.ok('POST', '/login', { login: ' AIGUL ', password })).toMatchObject({
      person: { name: AIGUL.name },
    });
    const { cookie } = office;
    await office.ok('POST', '/logout', {});
    expect(office.cookie).toBeUndefined();
    office.cookie = cookie;
    expect(await office.refusal('GET', '/session')).toBe('SESSION_ENDED');
  });

  test.runIf(isHere(engine))('a session ends half an hour after the last request', async () => {
    const { aigul, pass } = await openDesk(engine);
    pass(IDLE_MS - 1000);
    expect(await aigul.get('/session')).toMatchObject({ expiresAt: '2023-03-19T03:59:59.000Z' });
    pass(IDLE_MS - 1000);
    await aigul.get('/people');
    pass(IDLE_MS);
    expect(await aigul.refusal('GET', '/people')).toBe('SESSION_ENDED');
  });

  test.runIf(isHere(engine))('a session ends after twelve hours, however busy', async () => {
    const { aigul, pass } = await openDesk(engine);
    for (let passed = 0; passed < ABSOLUTE_MS; passed += IDLE_MS / 2) {
      await aigul.get('/session');
      pass(IDLE_MS / 2);
    }
    expect(await aigul.refusal('GET', '/session')).toBe('SESSION_ENDED');
  });

  test.runIf(isHere(engine))(
    'five wrong passwords close the login to that address for a quarter of an hour',
    async () => {
      const { browser, pass } = await openDesk(engine);
      const wrong = { login, password: 'not the password' };
      for (let tries = 0; tries < 5; tries++)
        expect(await browser().refusal('POST', '/login', wrong, from('203.0.113.5'))).toBe('LOGIN_WRONG');
      const refused = await browser().send('POST', '/login', { login, password }, from('203.0.113.5'));
      expect(refused.status).toBe(429);
      expect(refused.headers.get('retry-after')).toBe('900');
      expect((await browser().send('POST', '/login', { login, password }, from('203.0.113.6'))).status).toBe(200);
      pass(15 * 60_000);
      expect((await browser().send('POST', '/login', { login, password }, from('203.0.113.5'))).status).toBe(200);
    },
  );
});

describe.each(ENGINES)('guesses on %s', (engine) => {
  test.runIf(isHere(engine))('of a hundred that come at once, no more are looked at than one by one', async () => {
    const { browser, server, mission } = await openDesk(engine);
    const wrong = { login, password: 'not the password' };
    const guess = () => browser().refusal('POST', '/login', wrong, from('203.0.113.5'));
    const said = await Promise.all(Array.from({ length: 100 }, guess));
    expect(said.filter((refusal) => refusal === 'LOGIN_WRONG')).toHaveLength(5);
    expect(said.filter((refusal) => refusal === 'LOGIN_TOO_OFTEN')).toHaveLength(95);
    const noted = await server.db.selectFrom('audit').select('result').where('mission_id', '=', mission).execute();
    expect(noted).toHaveLength(5);
  });

  test.runIf(isHere(engine))('those who get in leave no mark on the address they share', async () => {
    const { server, browser } = await openDesk(engine);
    await browser().refusal('POST', '/login', { login, password: 'not the password' }, from('203.0.113.5'));
    for (let tries = 0; tries < 3; tries++)
      await browser().send('POST', '/login', { login, password }, from('203.0.113.5'));
    const left = await server.db.selectFrom('attempts').select('key').orderBy('key').execute();
    expect(left.map(({ key }) => key)).toEqual([`login-address:203.0.113.5`, `login:${login}`]);
  });

  test.runIf(isHere(engine))('a password changed while it is used to sign in signs nobody in', async () => {
    const { server, aigul } = await openDesk(engine);
    const shown = await signIn(server, { login, password, address: '203.0.113.5' });
    await aigul.ok('POST', '/account/password', { current: password, fresh: 'nine cranes over Tengiz' });
    await expect(startSession(server.db, { ...server, ...shown })).rejects.toThrow('LOGIN_WRONG');
    const sessions = await server.db.selectFrom('sessions').select('id').execute();
    expect(sessions).toHaveLength(1);
  });
});

test('one address that guesses at many logins is closed out, and the others are not', async () => {
  const { server, browser } = await openDesk('SQLite');
  const at = new Date(server.clock()).toISOString();
  await server.db
    .insertInto('attempts')
    .values(Array.from({ length: 30 }, () => ({ key: 'login-address:203.0.113.5', at })))
    .execute();
  expect(await browser().refusal('POST', '/login', { login, password }, from('203.0.113.5'))).toBe('LOGIN_TOO_OFTEN');
  expect((await browser().send('POST', '/login', { login, password })).status).toBe(200);
});

test.each([
  ['http://127.0.0.1:3000', 'daybook-desk', false],
  ['https://hq.example.org', '__Host-daybook-desk', true],
])('the cookie of %s is %s', async (origin, name, secure) => {
  const { server, browser } = await openEmptyDesk('SQLite', origin);
  await insertSetupLink(server.db, tokenHash(SETUP.secret), new Date(0).toISOString());
  const response = await browser().send('POST', '/setup', SETUP);
  const [pair = '', ...flags] = (response.headers.get('set-cookie') ?? '').split('; ');
  expect(pair.split('=')[0]).toBe(name);
  expect(flags.sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict', ...(secure ? ['Secure'] : [])].sort());
  const [stored] = await server.db.selectFrom('sessions').select('token_hash').execute();
  expect(stored?.token_hash).toBe(tokenHash(pair.split('=')[1] ?? ''));
});

test('a page of another site changes nothing', async () => {
  const { aigul } = await openDesk('SQLite');
  const person = { name: 'Mallory', team: null };
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ])
    expect(await aigul.refusal('POST', '/people', person, headers)).toBe('NOT_ALLOWED origin');
  const own = { origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' };
  expect((await aigul.send('POST', '/people', person, own)).status).toBe(201);
});
