import { describe, expect, test } from 'vitest';
import { Role } from '#model/mission.ts';
import { ACTIONS, can, reachOf } from '#model/roles.ts';
import { actionOf } from '#server/routes/desk/action.ts';
import { deskOperations, deskRoutes } from '#server/routes/desk/desk-routes.ts';
import { openDesk, openEmptyDesk } from './desk.ts';

const roles = Role.options;

test('the roles table says this', () => {
  const table = Object.fromEntries(
    ACTIONS.map((action) => [action, roles.map((role) => reachOf(role, action) ?? '-').join(' ')]),
  );
  expect(roles.join(' ')).toBe('owner coordinator regional-coordinator analyst observer');
  expect(table).toEqual({
    'set-up': '- - - - -',
    'sign-in': '- - - - -',
    'use-own-account': 'mission mission mission mission -',
    'use-the-desk': 'mission mission mission mission -',
    'read-observations': 'mission mission own-areas mission -',
    'correct-observations': 'mission mission own-areas - -',
    'read-names': 'mission mission own-areas - -',
    'read-people': 'mission mission - - -',
    'change-people': 'mission mission - - -',
    'change-roles': 'mission - - - -',
    'read-audit': 'mission - - - -',
    'export-audit': 'mission - - - -',
    'enrol-devices': 'mission mission - - -',
    'suspend-devices': 'mission mission - - -',
    'take-outbox-files': 'mission mission - - -',
    'read-plan': 'mission mission - mission -',
    'plan-deployment': 'mission mission - - -',
    'read-stations': 'mission mission mission mission -',
    'publish-frame': 'mission mission - - -',
    'export-observations': 'mission mission - mission -',
    'change-mission': 'mission mission - - -',
  });
});

describe('can', () => {
  test('nobody signed in may set up and sign in, and nothing else', () => {
    expect(ACTIONS.filter((action) => can(null, action))).toEqual(['set-up', 'sign-in']);
  });

  test('a regional coordinator reaches what lies in their areas', () => {
    const actor = { role: 'regional-coordinator', mission: 'kz', areaPaths: ['/KZ/KZ-75/'] } as const;
    const reads = (areaPath: string) => can(actor, 'read-observations', { mission: 'kz', areaPath });
    expect([reads('/KZ/KZ-75/'), reads('/KZ/KZ-75/KZ-75-1/')]).toEqual([true, true]);
    expect([reads('/KZ/'), reads('/KZ/KZ-751/'), reads('/')]).toEqual([false, false, false]);
    expect(can(actor, 'read-observations', { mission: 'kz' })).toBe(false);
  });

  test('nobody reaches another mission', () => {
    const thing = { mission: 'kg', areaPath: '/KZ/KZ-75/' };
    const reached = roles.flatMap((role) =>
      ACTIONS.filter((action) => can({ role, mission: 'kz', areaPaths: ['/KZ/KZ-75/'] }, action, thing)),
    );
    expect([...new Set(reached)]).toEqual(['set-up', 'sign-in']);
  });
});

test('every route under /api/desk names its action and is in the API document', async () => {
  const { server } = await openEmptyDesk('SQLite');
  const { routes } = deskRoutes(server);
  const paths = new Set(routes.filter(({ path }) => path !== '/*').map(({ method, path }) => `${method} ${path}`));
  expect(paths.size).toBeGreaterThan(15);
  const nameless = [...paths].filter(
    (each) => !routes.some(({ method, path, handler }) => `${method} ${path}` === each && actionOf(handler)),
  );
  expect(nameless).toEqual([]);
  const described = deskOperations.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  expect(described.sort()).toEqual([...paths].sort());
});

test('a route without an action is closed to everybody', async () => {
  const { server, aigul } = await openDesk('SQLite');
  const app = deskRoutes(server);
  expect(await aigul.refusal('GET', '/nowhere')).toBe('NOT_FOUND');
  app.get('/nameless', (c) => c.text('open'));
  app.onError((error) => new Response(error.message, { status: 404 }));
  const reply = await app.request('/nameless', { headers: { cookie: aigul.cookie ?? '' } });
  expect([reply.status, await reply.text()]).toEqual([404, 'NOT_FOUND']);
});
