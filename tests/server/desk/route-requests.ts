import { Account } from '#model/desk/account.ts';
import { KNOWS, PROTOCOL } from '#model/protocol/messages.ts';
import { signingKey } from '#model/protocol/signatures.ts';
import { guessColumns } from '#server/frame-import/guess-columns.ts';
import { makeEnrolmentCode } from '#server/sync/enrolment-codes.ts';
import { Phone } from '#tests/server/phone.ts';
import { AIGUL, type Desk, SETUP } from './desk.ts';
import { at } from './field.ts';
import type { Call, Thing } from './two-missions.ts';

type Asked = { call: Call; thing: Thing; desk: Desk };

const json = (method: string, body: unknown = {}): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

const api = (path: string, init?: (thing: Thing) => RequestInit) => {
  return ({ call, thing }: Asked) => call(`/api/${pathOf(path, thing)}`, init?.(thing));
};

const pathOf = (path: string, { observation, device, team, person, photo, colleague }: Thing): string =>
  path
    .replace('OBSERVATION', observation)
    .replace('DEVICE', device)
    .replace('TEAM', team)
    .replace('PERSON', person)
    .replace('COLLEAGUE', colleague)
    .replace('PHOTO', photo.hash);

let made = 0;
const newName = (): string => {
  made += 1;
  return `made-${made}`;
};

const LIST = 'number,name,city\n2,Lyceum,Almaty\n';
const mapping = guessColumns(['number', 'name', 'city']);
const sent = { protocol: PROTOCOL, sentAt: '2023-03-19T03:00:00.000Z', highestSeq: 0, envelopes: [] };

/**
 * One request to each route that does what the route is for, with everything right but who asks, and about what.
 * A word after the path tells apart what one route does for different people.
 */
export const REQUESTS = {
  'GET /livez': ({ call }: Asked) => call('/livez'),
  'GET /readyz': ({ call }: Asked) => call('/readyz'),
  'GET /api/openapi.json': api('openapi.json'),
  'GET /api/v1/protection': api('v1/protection'),
  'POST /api/v1/wipe': ({ call }: Asked) => call('/api/v1/wipe', { method: 'POST', headers: { [KNOWS.header]: '' } }),
  'POST /api/v1/enrol': async ({ call, thing, desk }: Asked) => {
    const { code } = await makeEnrolmentCode(desk.server, { ...thing, hoursValid: 1 });
    const key = await signingKey(crypto.getRandomValues(new Uint8Array(32)));
    return Phone.askToEnrol({ request: call }, code, key);
  },
  'POST /api/v1/push': api('v1/push', ({ device }) => json('POST', { ...sent, device })),
  'POST /api/v1/pull': api('v1/pull', ({ device }) =>
    json('POST', { protocol: PROTOCOL, device, cursor: null, reference: null }),
  ),
  'GET /api/v1/frame/:version': api('v1/frame/1'),
  'GET /api/v1/forms/:id/:version': api('v1/forms/opening/1'),
  'POST /api/v1/photos/:hash': api('v1/photos/PHOTO', ({ device, photo }) =>
    json('POST', { protocol: PROTOCOL, device, bytes: photo.bytes }),
  ),
  'PUT /api/v1/photos/:hash': ({ call, thing: { photo } }: Asked) =>
    call(`/api/v1/photos/${photo.hash}?offset=0&bytes=${photo.bytes}`, { method: 'PUT', body: 'the first bytes' }),

  'GET /api/desk/setup': api('desk/setup'),
  'POST /api/desk/setup': api('desk/setup', () => json('POST', SETUP)),
  'POST /api/desk/setup/demo': api('desk/setup/demo', () => json('POST', { secret: SETUP.secret })),
  'POST /api/desk/login': api('desk/login', () => json('POST', { login: AIGUL.login, password: AIGUL.password })),
  'POST /api/desk/logout': api('desk/logout', () => json('POST')),
  'GET /api/desk/session': api('desk/session'),

  'GET /api/desk/account': api('desk/account'),
  'GET /api/desk/account/proof': api('desk/account/proof'),
  'POST /api/desk/account/proof': api('desk/account/proof', () => json('POST', { shown: AIGUL.password })),
  'POST /api/desk/account/sessions/:id/end': async ({ call, thing }: Asked) => {
    const account = Account.safeParse(await (await call('/api/desk/account')).json()).data;
    return call(`/api/desk/account/sessions/${account?.sessions[0]?.id ?? thing.person}/end`, json('POST'));
  },
  'POST /api/desk/account/password': api('desk/account/password', () =>
    json('POST', { current: AIGUL.password, fresh: 'nine cranes over Tengiz' }),
  ),
  'POST /api/desk/account/factor/begin': api('desk/account/factor/begin', () => json('POST')),
  'POST /api/desk/account/factor/confirm': api('desk/account/factor/confirm', () => json('POST', { code: '' })),
  'POST /api/desk/account/factor/recovery-codes': api('desk/account/factor/recovery-codes', () => json('POST')),
  'POST /api/desk/account/factor/remove': api('desk/account/factor/remove', () => json('POST')),

  'GET /api/desk/audit': api('desk/audit'),
  'GET /api/desk/audit.csv': api('desk/audit.csv'),
  'POST /api/desk/coordinators': api('desk/coordinators', () =>
    json('POST', { name: 'Somebody', login: newName(), password: 'a long enough pass phrase', role: 'analyst' }),
  ),
  'POST /api/desk/coordinators/:id/factor/remove': api('desk/coordinators/COLLEAGUE/factor/remove', () => json('POST')),
  'GET /api/desk/people': api('desk/people'),
  'POST /api/desk/people': api('desk/people', ({ team }) => json('POST', { name: 'Somebody', team })),
  'PATCH /api/desk/people/:id name': api('desk/people/PERSON', () => json('PATCH', { name: 'Somebody else' })),
  'PATCH /api/desk/people/:id role': api('desk/people/PERSON', () => json('PATCH', { role: 'observer' })),
  'POST /api/desk/teams': api('desk/teams', () => json('POST', { code: newName(), areas: [] })),
  'PUT /api/desk/teams/:id': api('desk/teams/TEAM', ({ person }) => json('PUT', { members: [person], areas: [] })),
  'GET /api/desk/assignments': api('desk/assignments'),
  'PUT /api/desk/assignments': api('desk/assignments', ({ team }) =>
    json('PUT', { team, form: 'opening', stations: [] }),
  ),
  'PATCH /api/desk/assignments': api('desk/assignments', ({ team }) =>
    json('PATCH', { team, form: 'opening', add: ['A-12'], remove: [] }),
  ),
  'POST /api/desk/devices/:id/suspend': api('desk/devices/DEVICE/suspend', () => json('POST')),
  'POST /api/desk/devices/:id/resume': api('desk/devices/DEVICE/resume', () => json('POST')),
  'POST /api/desk/enrolment-codes': api('desk/enrolment-codes', ({ person }) =>
    json('POST', { people: [person], hoursValid: 1 }),
  ),
  'POST /api/desk/outbox-files': api('desk/outbox-files', () => ({ method: 'POST', body: 'not one' })),

  'GET /api/desk/summary': api('desk/summary'),
  'GET /api/desk/observations': api('desk/observations'),
  'GET /api/desk/observations/:id': api('desk/observations/OBSERVATION'),
  'POST /api/desk/observations/:id/place': api('desk/observations/OBSERVATION/place', () =>
    json('POST', { place: at('A-12'), reason: 'looked again', replaces: [] }),
  ),
  'POST /api/desk/observations/:id/same-visit': api('desk/observations/OBSERVATION/same-visit', ({ twin }) =>
    json('POST', { other: twin, standing: 'separate' }),
  ),
  'GET /api/desk/observations/:id/photos/:hash': api('desk/observations/OBSERVATION/photos/PHOTO'),
  'GET /api/desk/photos/policy': api('desk/photos/policy'),
  'PUT /api/desk/photos/policy': api('desk/photos/policy', () =>
    json('PUT', { allowed: false, keepTime: false, keepPosition: false, notice: '' }),
  ),
  'GET /api/desk/protection': api('desk/protection'),
  'PUT /api/desk/protection': api('desk/protection', () => json('PUT', { protection: 'standard' })),
  'GET /api/desk/live': async ({ call }: Asked) => {
    const stream = await call('/api/desk/live');
    if (stream.ok) await stream.body?.cancel();
    return stream;
  },

  'GET /api/desk/frame': api('desk/frame'),
  'GET /api/desk/stations': api('desk/stations'),
  'POST /api/desk/frame/upload': api('desk/frame/upload?file=list.csv', () => ({ method: 'POST', body: LIST })),
  'POST /api/desk/frame/plan': api('desk/frame/plan', ({ upload }) => json('POST', { upload, sheet: null, mapping })),
  'POST /api/desk/frame/publish': api('desk/frame/publish', ({ upload }) =>
    json('POST', { upload, sheet: null, mapping, against: 900, skipFaults: true }),
  ),
  'PUT /api/desk/contests': api('desk/contests', () => json('PUT', { contests: [], against: 900 })),
  'GET /api/desk/exports/:kind': api('desk/exports/observations.jsonl'),
  'GET /api/desk/exports/:kind photos': api('desk/exports/photos.zip'),
} satisfies Record<string, (asked: Asked) => Promise<Response>>;

export type RouteName = keyof typeof REQUESTS;
