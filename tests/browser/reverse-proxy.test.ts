import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { freePort } from '../free-port.ts';
import { prepareMission } from './day/headquarters.ts';
import { launchOptions } from './launch.ts';
import { missing } from './missing.ts';
import { signInAsOwner } from './sign-in.ts';
import { type RunningServer, startServer } from './start-server.ts';

const hasCaddy = (() => {
  try {
    execFileSync('caddy', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** The configuration the README gives, with the example's name and ports replaced, and certificates of its own making. */
function configuration(address: string, port: string): string {
  const given = /```caddyfile\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8'))?.[1];
  if (!given) throw new Error('The README holds a reverse-proxy configuration');
  const site = given.replace('daybook.example.org', address).replace('127.0.0.1:3000', `127.0.0.1:${port}`);
  return `{\n\tadmin off\n\tlocal_certs\n\tskip_install_trust\n\tauto_https disable_redirects\n}\n${site}`;
}

let server: RunningServer;
let caddy: ChildProcess;
let folder: string;
let origin: string;

test.use({
  ignoreHTTPSErrors: true,
  // a service worker is not installed over an unknown certificate, whatever pages are allowed
  launchOptions: { ...launchOptions, args: [...launchOptions.args, '--ignore-certificate-errors'] },
});

test.beforeAll(async () => {
  if (!hasCaddy) throw missing('Caddy', 'caddy');
  const port = await freePort();
  origin = `https://localhost:${port}`;
  server = await startServer({ DAYBOOK_ORIGIN: origin });
  folder = mkdtempSync(join(tmpdir(), 'daybook-caddy-'));
  const file = join(folder, 'Caddyfile');
  writeFileSync(file, configuration(`localhost:${port}`, new URL(server.url).port));
  caddy = spawn('caddy', ['run', '--config', file, '--adapter', 'caddyfile'], {
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    stdio: 'ignore',
  });
});

test.afterAll(async () => {
  caddy?.kill('SIGTERM');
  await server?.discard();
  if (folder) await rm(folder, { recursive: true, force: true });
});

test('behind the proxy of the README, a phone enrols and installs, and a coordinator is signed in by a secure cookie', async ({
  page,
  request,
  context,
}) => {
  await expect(async () => {
    expect((await request.get(`${origin}/livez`)).ok()).toBe(true);
  }).toPass({ timeout: 20_000 });
  const headquarters = await prepareMission(request, { ...server, url: origin });
  const { cookies } = await request.storageState();
  expect(cookies).toEqual([
    expect.objectContaining({
      name: expect.stringMatching(/^__Host-/),
      secure: true,
      httpOnly: true,
      sameSite: 'Strict',
    }),
  ]);

  const { link } = await headquarters.card('Madina');
  expect(link.startsWith(`${origin}/#`)).toBe(true);
  await page.goto(link);
  await page.getByRole('button', { name: 'Enrol this phone' }).click();
  await expect(page.getByRole('heading', { name: 'Start a visit' })).toBeVisible({ timeout: 30_000 });
  expect(await page.evaluate(() => navigator.serviceWorker.ready.then(({ scope }) => scope))).toBe(`${origin}/`);

  const desk = await context.newPage();
  const live = desk.waitForResponse('**/api/desk/live*');
  await signInAsOwner(desk, origin);
  expect((await live).headers()['content-type']).toContain('text/event-stream');
});
