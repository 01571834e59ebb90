import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createApp } from '#server/app.ts';
import { openServer, type Server } from '#server/open.ts';

let folder: string;
let server: Server;
let app: ReturnType<typeof createApp>;

const navigation = { headers: { accept: 'text/html,application/xhtml+xml' } };
const DAY_MS = 24 * 3_600_000;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'daybook-app-'));
  const client = join(folder, 'client');
  const data = join(folder, 'data');
  mkdirSync(join(client, 'assets'), { recursive: true });
  mkdirSync(join(data, 'assets'), { recursive: true });
  writeFileSync(join(client, 'index.html'), '<!doctype html><title>Daybook</title>');
  writeFileSync(join(client, 'sw.js'), 'self.version = 2;');
  writeFileSync(join(client, 'assets', 'app-2.js'), 'export const build = 2;');
  writeFileSync(join(client, 'assets', 'app-2.js.gz'), gzipSync('export const build = 2;'));
  // of builds served 89 and 91 days ago
  for (const [name, days] of [
    ['app-1.js', 89],
    ['app-0.js', 91],
  ] as const) {
    writeFileSync(join(data, 'assets', name), `export const build = ${name};`);
    const at = new Date(Date.now() - days * DAY_MS);
    utimesSync(join(data, 'assets', name), at, at);
  }
  server = await openServer(
    { DAYBOOK_DATA: data, DAYBOOK_ORIGIN: 'https://daybook.example.org' },
    { clientFolder: client },
  );
  app = createApp(server);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

describe('the built app', () => {
  test('its page answers every address a browser navigates to, and is asked for again', async () => {
    for (const path of ['/', '/visits/12', '/hq/setup']) {
      const response = await app.request(path, navigation);
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(await response.text()).toContain('<title>Daybook</title>');
    }
    expect((await app.request('/sw.js')).headers.get('cache-control')).toBe('no-cache');
  });

  test('an asset is kept for ever and sent as it was compressed', async () => {
    const response = await app.request('/assets/app-2.js', { headers: { 'accept-encoding': 'gzip' } });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-type')).toContain('javascript');
  });

  test('assets of older builds are there for 90 days, a missing one is missing', async () => {
    expect((await app.request('/assets/app-1.js', navigation)).status).toBe(200);
    for (const path of ['/assets/app-0.js', '/assets/never.js'])
      expect((await app.request(path, navigation)).status).toBe(404);
  });

  test('no address leads out of its folder', async () => {
    for (const path of ['/../data/keys.json', '/%2e%2e/data/keys.json', '/assets/..%2f..%2fdata/keys.json'])
      expect(await (await app.request(path)).text()).not.toContain('sealing');
  });

  test('what is not a navigation and not there is a coded refusal', async () => {
    for (const path of ['/nothing.png', '/api/nothing', '/api/v1/nothing', '/api/desk/nothing']) {
      const response = await app.request(path, path.startsWith('/api') ? navigation : {});
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ refusal: 'NOT_FOUND' });
    }
  });
});

test('only the worker that stretches passphrases may compile WebAssembly', async () => {
  const { headers } = await app.request('/assets/stretch-1a2b3c.js', navigation);
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'");
});

test('every answer carries the strict headers', async () => {
  for (const path of ['/', '/assets/app-2.js', '/api/openapi.json', '/api/nothing', '/livez']) {
    const { headers } = await app.request(path, navigation);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    );
    expect(headers.get('strict-transport-security')).toContain('max-age=63072000');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  }
});

test('the API document lists every route, and nothing else', async () => {
  const response = await app.request('/api/openapi.json');
  const { paths } = (await response.json()) as { paths: Record<string, Record<string, { summary: string }>> };
  const documented = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const served = app.routes
    .filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
  expect(documented.sort()).toEqual([...new Set(served)].sort());
  expect(documented.length).toBeGreaterThan(7);
});

test('the API document says what a push takes and which refusals it can meet', async () => {
  const { paths } = (await (await app.request('/api/openapi.json')).json()) as {
    paths: Record<string, { post: Record<string, unknown> }>;
  };
  expect(paths['/api/v1/push']?.post).toMatchObject({
    security: [{ 'push-token': [] }],
    requestBody: { content: { 'application/json': { schema: { required: expect.arrayContaining(['envelopes']) } } } },
    responses: {
      200: { content: { 'application/json': { schema: { properties: { receipt: expect.anything() } } } } },
      413: { description: 'TOO_MANY, TOO_LARGE' },
    },
  });
});

test('answers of the API are compressed', async () => {
  const response = await app.request('/api/openapi.json', { headers: { 'accept-encoding': 'gzip, br' } });
  expect(response.headers.get('content-encoding')).toBe('gzip');
});

test('ready while the database takes writes, not while stopping; alive either way', async () => {
  const own = await openServer({ DAYBOOK_DATA: join(folder, 'own') });
  const other = createApp(own);
  const statuses = async () => [(await other.request('/livez')).status, (await other.request('/readyz')).status];
  expect(await statuses()).toEqual([200, 200]);
  own.stop();
  expect(await statuses()).toEqual([200, 503]);
  await own.close();
});

test('a fault of the server is logged, answered as busy, and tells nothing of itself', async () => {
  const broken = createApp({
    ...server,
    db: new Proxy(server.db, {
      get: () => {
        throw new Error('the secret inside');
      },
    }),
  });
  const response = await broken.request('/api/v1/push', { method: 'POST', headers: { authorization: 'Bearer x' } });
  expect(response.status).toBe(500);
  const text = await response.text();
  expect(JSON.parse(text)).toMatchObject({ refusal: 'BUSY' });
  expect(text).not.toContain('secret');
  expect(console.error).toHaveBeenCalledOnce();
  vi.mocked(console.error).mockClear();
});
