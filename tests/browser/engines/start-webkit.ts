import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../free-port.ts';
import { missing } from '../missing.ts';
import { type EngineBrowser, scriptOf } from './engine-browser.ts';

const DRIVER = '/usr/bin/WebKitWebDriver';
const DISPLAY = '/usr/bin/xvfb-run';
const LIBRARIES = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`;
const START_MS = 40_000;

/**
 * Debian's WebKit, on a display of its own. A driven session keeps nothing when it ends, and ends when a page is killed:
 * here a window is closed in the middle without being asked, and another one opened.
 */
export async function startWebKit(): Promise<EngineBrowser> {
  const folder = readdirSync(LIBRARIES).find(
    (name) => name.startsWith('webkit2gtk-4') && existsSync(join(LIBRARIES, name, 'MiniBrowser')),
  );
  if (!existsSync(DRIVER) || !folder) throw missing('WebKit', 'webkit2gtk-driver');
  if (!existsSync(DISPLAY)) throw missing('Xvfb', 'xvfb xauth');
  const home = mkdtempSync(join(tmpdir(), 'daybook-webkit-'));
  const address = `http://127.0.0.1:${await freePort()}`;
  // a process group of its own, with display, driver and browser in it
  const driver: ChildProcess = spawn(DISPLAY, ['-a', DRIVER, `--port=${new URL(address).port}`], {
    detached: true,
    stdio: 'ignore',
    env: {
      ...process.env,
      HOME: home,
      XDG_RUNTIME_DIR: home,
      LANGUAGE: 'en_GB',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', // there is no user namespace in a container
    },
  });
  const end = performance.now() + START_MS;
  while (!(await fetch(`${address}/status`).catch(() => undefined))?.ok) {
    if (performance.now() > end) throw new Error(`WebKit was not ready after ${START_MS} ms`);
    await pause(50);
  }
  const { sessionId } = await send<{ sessionId: string }>(`${address}/session`, {
    capabilities: {
      alwaysMatch: {
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary: join(LIBRARIES, folder, 'MiniBrowser'), args: ['--automation'] },
      },
    },
  });
  const session = `${address}/session/${sessionId}`;

  return {
    open: (url) => send(`${session}/url`, { url }),
    back: () => send(`${session}/back`, {}),
    run: <Given extends unknown[], Result>(inPage: (...given: Given) => Result, ...args: Given) =>
      send<Result>(`${session}/execute/sync`, { script: scriptOf(inPage), args }),
    async die() {
      const { handle } = await send<{ handle: string }>(`${session}/window/new`, { type: 'window' });
      await fetch(`${session}/window`, { method: 'DELETE' });
      await send(`${session}/window`, { handle });
    },
    wake: async () => undefined,
    async discard() {
      await fetch(session, { method: 'DELETE' }).catch(() => undefined); // it may be gone already
      if (driver.pid !== undefined) process.kill(-driver.pid, 'SIGKILL');
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function send<Value>(url: string, body: object): Promise<Value> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  const { value } = (await response.json()) as { value: Value & { error?: string; message?: string } }; // by W3C WebDriver
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}
