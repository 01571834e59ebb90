import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { missing } from '../missing.ts';
import { type EngineBrowser, scriptOf } from './engine-browser.ts';
import { type Marionette, openMarionette } from './marionette.ts';

const FIREFOX = process.env.FIREFOX ?? '/usr/bin/firefox-esr';
const START_MS = 40_000;

/** It looks for nobody on the network, and asks nobody anything. */
const PREFERENCES = {
  'marionette.port': 0,
  'app.normandy.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.sessionstore.resume_from_crash': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.disable_open_during_load': false,
  'intl.accept_languages': 'en-GB',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'toolkit.startup.max_resumed_crashes': -1,
};

/** Debian's Firefox, without a window. */
export async function startFirefox(): Promise<EngineBrowser> {
  if (!existsSync(FIREFOX)) throw missing('Firefox', 'firefox-esr');
  const profile = mkdtempSync(join(tmpdir(), 'daybook-firefox-'));
  const preferences = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  writeFileSync(join(profile, 'user.js'), preferences.join(''));
  const portFile = join(profile, 'MarionetteActivePort');
  let firefox: ChildProcess;
  let marionette: Marionette;

  async function wake(): Promise<void> {
    rmSync(portFile, { force: true });
    // a process group of its own: what kills it kills its content processes too
    firefox = spawn(FIREFOX, ['--headless', '--marionette', '--no-remote', '--profile', profile], {
      detached: true,
      stdio: 'ignore',
      env: { ...process.env, HOME: profile },
    });
    const until = performance.now() + START_MS;
    while (!existsSync(portFile) || readFileSync(portFile, 'utf8') === '') {
      if (performance.now() > until) throw new Error(`Firefox was not ready after ${START_MS} ms`);
      await pause(50);
    }
    marionette = await openMarionette(Number(readFileSync(portFile, 'utf8')));
    await marionette.send('WebDriver:NewSession', { capabilities: {} });
  }

  async function die(): Promise<void> {
    marionette.close();
    const ended = new Promise((resolve) => firefox.once('exit', resolve));
    if (firefox.pid === undefined || firefox.exitCode !== null) throw new Error('Firefox does not run');
    process.kill(-firefox.pid, 'SIGKILL');
    await ended;
  }

  await wake();
  return {
    open: async (url) => void (await marionette.send('WebDriver:Navigate', { url })),
    back: async () => void (await marionette.send('WebDriver:Back')),
    async run<Given extends unknown[], Result>(inPage: (...given: Given) => Result, ...args: Given) {
      const { value } = await marionette.send<{ value: Result }>('WebDriver:ExecuteScript', {
        script: scriptOf(inPage),
        args,
      });
      return value;
    },
    die,
    wake,
    async discard() {
      await die();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
