import { describe, expect, test } from 'vitest';
import { SetupDone } from '#model/desk/administration.ts';
import type { ObservationList } from '#model/desk/observations.ts';
import { tokenHash } from '#server/secrets.ts';
import { makeSetupLink } from '#server/setup-link.ts';
import { formsInUse } from '#server/store/forms.ts';
import { insertSetupLink } from '#server/store/setup-links.ts';
import { AIGUL, ENGINES, isHere, openDesk, openEmptyDesk, SECRET, SETUP } from './desk.ts';

describe.each(ENGINES)('set-up on %s', (engine) => {
  test.runIf(isHere(engine))('the printed link makes the mission, its owner and the forms, and signs in', async () => {
    const { server, browser } = await openEmptyDesk(engine);
    const aigul = browser();
    expect(await aigul.get('/setup')).toEqual({ needed: true });
    const secret = (await makeSetupLink(server)).split('secret=')[1];
    const session = await aigul.ok<{ mission: { id: string } }>('POST', '/setup', { ...SETUP, secret });
    expect(session).toMatchObject({
      person: { name: AIGUL.name, role: 'owner' },
      mission: { ...SETUP.mission, policy: 'standard', synthetic: false },
      expiresAt: '2023-03-19T03:30:00.000Z',
    });
    expect(await aigul.get('/setup')).toEqual({ needed: false });
    expect(await aigul.get('/session')).toEqual(session);
    const forms = await formsInUse(server.db, session.mission.id);
    expect(forms.map(({ id }) => id)).toEqual(['incident', 'opening', 'voting']);
    const accounts = await server.db.selectFrom('accounts').selectAll().execute();
    expect(accounts).toMatchObject([{ login: AIGUL.login, password_hash: expect.stringMatching(/^\$argon2id\$/) }]);
    expect(JSON.stringify(accounts)).not.toContain(AIGUL.password);
  });

  test.runIf(isHere(engine))('set-up happens once, whatever other links were printed', async () => {
    const { server, browser } = await openDesk(engine);
    await insertSetupLink(server.db, tokenHash(SECRET), new Date(0).toISOString());
    for (const secret of [SECRET, 'another link'])
      expect(await browser().refusal('POST', '/setup', { ...SETUP, secret })).toBe('SETUP_LINK_WRONG');
  });

  test.runIf(isHere(engine))('two who open the link at once make one mission', async () => {
    const { server, browser } = await openEmptyDesk(engine);
    await insertSetupLink(server.db, tokenHash(SETUP.secret), new Date(0).toISOString());
    const replies = await Promise.all([1, 2].map(() => browser().send('POST', '/setup', SETUP)));
    expect(replies.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 403]);
    expect(await server.db.selectFrom('missions').select('id').execute()).toHaveLength(1);
  });
});

test('a wrong link is refused, and a weak password leaves the right one good', async () => {
  const { server, browser } = await openEmptyDesk('SQLite');
  await insertSetupLink(server.db, tokenHash(SETUP.secret), new Date(0).toISOString());
  const owner = (password: string) => ({ ...SETUP, owner: { ...AIGUL, password } });
  expect(await browser().refusal('POST', '/setup', { ...SETUP, secret: 'guessed' })).toBe('SETUP_LINK_WRONG');
  expect(await browser().refusal('POST', '/setup', owner('elevenchars'))).toMatch(
    'PASSWORD_WEAK password-shorter-than: 12',
  );
  expect(await browser().refusal('POST', '/setup', owner('Password123!'))).toMatch(
    'PASSWORD_WEAK password-common-word',
  );
  const nowhere = { ...SETUP, mission: { ...SETUP.mission, timeZone: 'Asia/Nowhere' } };
  expect(await browser().refusal('POST', '/setup', nowhere)).toBe('REQUEST_MALFORMED mission.timeZone');
  expect((await browser().send('POST', '/setup', SETUP)).status).toBe(201);
});

test('the demonstration is made instead, once, and signs its owner in', async () => {
  const { server, browser } = await openEmptyDesk('SQLite');
  await insertSetupLink(server.db, tokenHash(SECRET), new Date(0).toISOString());
  const office = browser();
  expect(await office.refusal('POST', '/setup/demo', { secret: 'guessed' })).toBe('SETUP_LINK_WRONG');
  const made = SetupDone.parse(await office.ok('POST', '/setup/demo', { secret: SECRET }));
  expect(made).toMatchObject({ mission: { synthetic: true }, person: { role: 'owner' } });
  expect(made.enrolment?.link).toContain(made.enrolment?.code);
  const { rows, total } = await office.get<ObservationList>('/observations?limit=200');
  expect(total).toBeGreaterThan(50);
  expect(rows.every(({ synthetic }) => synthetic)).toBe(true);
  expect(await browser().refusal('POST', '/setup/demo', { secret: SECRET })).toBe('SETUP_LINK_WRONG');
});

test('a new mission asks for a passphrase unless its owner chooses otherwise, and can be changed', async () => {
  for (const [chosen, protection] of [
    [{}, 'standard'],
    [{ protection: 'none' }, 'none'],
    [{ protection: 'hostile' }, 'hostile'],
  ] as const) {
    const { server, browser } = await openEmptyDesk('SQLite');
    await insertSetupLink(server.db, tokenHash(SETUP.secret), new Date(0).toISOString());
    const aigul = browser();
    await aigul.ok('POST', '/setup', { ...SETUP, mission: { ...SETUP.mission, ...chosen } });
    expect(await aigul.get('/protection')).toEqual({ protection });
    expect(await aigul.ok('PUT', '/protection', { protection: 'hostile' })).toEqual({ protection: 'hostile' });
    expect(await aigul.get('/protection')).toEqual({ protection: 'hostile' });
  }
});
