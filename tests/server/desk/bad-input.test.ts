import { expect, test } from 'vitest';
import { openDesk } from './desk.ts';

const id = '00000000-0000-4000-8000-000000000000';
const long = 'x'.repeat(1001);

const CASES: [method: string, path: string, body: unknown, refusal: string][] = [
  ['POST', '/login', 'not json', 'NOT_JSON'],
  ['POST', '/login', '', 'NOT_JSON'],
  ['POST', '/login', [], 'REQUEST_MALFORMED body'],
  ['POST', '/login', { login: 'aigul' }, 'REQUEST_MALFORMED password'],
  ['POST', '/login', { login: 'aigul', password: long }, 'REQUEST_MALFORMED password'],
  ['POST', '/setup', { secret: long }, 'REQUEST_MALFORMED secret'],
  ['POST', '/people', { name: '   ', team: null }, 'REQUEST_MALFORMED name'],
  ['POST', '/people', { name: 'Dana', team: null, role: 'owner' }, 'REQUEST_MALFORMED role'],
  ['PATCH', `/people/${id}`, { role: 'king' }, 'REQUEST_MALFORMED role'],
  ['PATCH', '/people/not-an-id', { name: 'Dana' }, 'NOT_FOUND'],
  ['PATCH', `/people/${id}`, { name: 'Dana' }, 'NOT_FOUND person'],
  ['POST', '/teams', { code: ' A', areas: [] }, 'REQUEST_MALFORMED code'],
  ['PUT', `/teams/${id}`, { members: ['x'], areas: [] }, 'REQUEST_MALFORMED members.0'],
  ['POST', '/enrolment-codes', { people: [], hoursValid: 1 }, 'REQUEST_MALFORMED people'],
  ['POST', '/enrolment-codes', { people: [id], hoursValid: 0.5 }, 'REQUEST_MALFORMED hoursValid'],
  ['POST', '/enrolment-codes', { people: [id], hoursValid: 1 }, `NOT_FOUND people: ${id}`],
  ['GET', '/assignments?team=A', undefined, 'REQUEST_MALFORMED team'],
  ['GET', '/observations?limit=0', undefined, 'REQUEST_MALFORMED limit'],
  ['GET', '/observations?limit=ten', undefined, 'REQUEST_MALFORMED limit'],
  ['GET', '/observations?after=yesterday', undefined, 'REQUEST_MALFORMED after'],
  ['GET', '/observations?with=luck', undefined, 'REQUEST_MALFORMED with'],
  ['GET', '/observations?search=a%00b', undefined, 'REQUEST_MALFORMED search'],
  ['GET', '/observations/1', undefined, 'NOT_FOUND'],
  ['GET', `/observations/${id}`, undefined, 'NOT_FOUND observation'],
  [
    'POST',
    `/observations/${id}/place`,
    { place: { kind: 'none' }, reason: ' a ', replaces: [] },
    'REQUEST_MALFORMED reason',
  ],
  [
    'POST',
    `/observations/${id}/place`,
    { place: { kind: 'none' }, reason: 'wrong', replaces: [] },
    'NOT_FOUND observation',
  ],
  ['POST', '/coordinators', { name: 'D', login: 'ab', password: 'x', role: 'owner' }, 'REQUEST_MALFORMED login'],
  ['POST', '/coordinators', { name: 'D', login: 'abc', password: 'x', role: 'observer' }, 'REQUEST_MALFORMED role'],
  ['DELETE', '/people', undefined, 'NOT_FOUND'],
];

test('bad input is refused with a code and the name of the field', async () => {
  const { aigul } = await openDesk('SQLite');
  const answered: typeof CASES = [];
  for (const [method, path, body] of CASES)
    answered.push([method, path, body, await aigul.refusal(method, path, body)]);
  expect(answered).toEqual(CASES);
});
