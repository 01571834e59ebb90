import { expect, test } from 'vitest';
import { createTransport } from '#sync/transport.ts';

const over = (request: (url: string, init: RequestInit) => Promise<Response>, isOnline = true) =>
  createTransport({ origin: 'https://daybook.example', isOnline: () => isOnline, request });

test('sends JSON with the token and without cookies', async () => {
  const seen: [string, RequestInit][] = [];
  const transport = over(async (url, init) => {
    seen.push([url, init]);
    return Response.json({ fine: true });
  });
  expect(await transport.post('/api/v1/push', { envelopes: [] }, 'token')).toEqual({
    kind: 'answer',
    status: 200,
    json: { fine: true },
    retryAfterMs: null,
  });
  await transport.get('/api/v1/frame/1', 'token', 'patient');
  expect(seen[0]).toMatchObject([
    'https://daybook.example/api/v1/push',
    {
      method: 'POST',
      credentials: 'omit',
      body: '{"envelopes":[]}',
      headers: { authorization: 'Bearer token', 'content-type': 'application/json' },
    },
  ]);
  expect(seen[1]?.[1]).toMatchObject({
    method: 'GET',
    credentials: 'omit',
    headers: { authorization: 'Bearer token' },
  });
});

test.each([
  ['120', 120_000],
  ['999999', 3_600_000],
  ['Sun, 14 Mar 2027 02:00:00 GMT', null],
  ['-1', null],
])('Retry-After: %s means %s ms', async (header, ms) => {
  const transport = over(async () => new Response('<html>', { status: 503, headers: { 'retry-after': header } }));
  expect(await transport.get('/', 'token')).toEqual({ kind: 'answer', status: 503, json: undefined, retryAfterMs: ms });
});

test('a broken connection is a value, also in the middle of the answer', async () => {
  const refused = over(() => Promise.reject(new TypeError('Failed to fetch')), false);
  expect(await refused.get('/', 'token')).toEqual({ kind: 'unreachable', online: false });
  const breaking = new ReadableStream({
    pull: (controller) => controller.error(new TypeError('Connection reset')),
  });
  const reset = over(async () => new Response(breaking));
  expect(await reset.get('/', 'token')).toEqual({ kind: 'unreachable', online: true });
});
