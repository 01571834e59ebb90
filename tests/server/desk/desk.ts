import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hash } from '@node-rs/argon2';
import type { Hono } from 'hono';
import { inject, onTestFinished, vi } from 'vitest';
import { publishedForms } from '#forms/published.ts';
import type { SetupRequest } from '#model/desk/account.ts';
import type { Id } from '#model/ids.ts';
import { createApp } from '#server/app.ts';
import { addAccount } from '#server/desk/accounts.ts';
import { createMission } from '#server/desk/missions.ts';
import { startSession } from '#server/desk/sessions.ts';
import { openServer, type Server } from '#server/open.ts';
import { freshPostgresUrl } from '#tests/fresh-postgres-url.ts';

// a fresh PostgreSQL database and argon2 take their time on a busy machine
vi.setConfig({ testTimeout: 30_000 });

export const ENGINES = ['SQLite', 'PostgreSQL'] as const;
export type Engine = (typeof ENGINES)[number];

/** Whether the engine can be tested here; PostgreSQL may not be installed. */
export const isHere = (engine: Engine): boolean => engine === 'SQLite' || inject('postgresAdminUrl') !== '';

/** Polling day, 2023-03-19, 09:00 in Almaty (UTC+6). */
export const MORNING = Date.parse('2023-03-19T03:00:00.000Z');

export const SECRET = 'the-secret-of-the-link';

export const AIGUL = { name: 'Aigul Bekova', login: 'aigul', password: 'seven herons over Balkhash' };

export const SETUP = {
  secret: SECRET,
  mission: {
    name: 'Early election of the Mäjilis',
    electionDay: '2023-03-19',
    timeZone: 'Asia/Almaty',
    languages: ['ru', 'kk'],
    facts: ['mobile-voting'],
  },
  owner: AIGUL,
} satisfies SetupRequest;

/** A browser at headquarters: keeps its cookie. */
export type Browser = {
  cookie: string | undefined;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  get<Body>(path: string): Promise<Body>;
  ok<Body>(method: string, path: string, body?: unknown): Promise<Body>;
  /** The refusal's code, and its detail where it has one: `NOT_FOUND team`. */
  refusal(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<string>;
};

export type Desk = {
  server: Server;
  mission: Id;
  /** Moves the clock on. */
  pass(ms: number): void;
  browser(): Browser;
  /** A browser signed in as the owner, Aigul. */
  aigul: Browser;
  /** Aigul has just signed in again. */
  enterAgain(): Promise<void>;
};

/** A server of its own for the running test, on the engine, at `origin`. */
export async function openEmptyDesk(engine: Engine, origin = 'http://127.0.0.1:3000') {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-desk-'));
  let now = MORNING;
  const environment = {
    DAYBOOK_DATA: folder,
    DAYBOOK_ORIGIN: origin,
    ...(engine === 'PostgreSQL' ? { DATABASE_URL: await freshPostgresUrl() } : {}),
  };
  const server = await openServer(environment, { clock: () => now, tickMs: 50 });
  onTestFinished(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const app = createApp(server);
  const pass = (ms: number) => {
    now += ms;
  };
  return { server, pass, browser: () => browserOf(app, origin) };
}

/** Verifies like any other and costs nothing, so that only the tests of signing in wait for hashes. */
export const cheapHash = hash(AIGUL.password, { memoryCost: 8, timeCost: 1, parallelism: 1 });

/** The same after set-up, with Aigul signed in. */
export async function openDesk(engine: Engine): Promise<Desk> {
  const { server, pass, browser } = await openEmptyDesk(engine);
  const { db, clock, random } = server;
  const account = { name: AIGUL.name, login: AIGUL.login, role: 'owner' as const, passwordHash: await cheapHash };
  const { mission, owner } = await db.transaction().execute(async (tx) => {
    const made = await createMission(tx, { mission: SETUP.mission, forms: publishedForms, clock, random });
    return { mission: made.id, owner: await addAccount(tx, { mission: made.id, id: random.id(), account, clock }) };
  });
  const aigul = browser();
  const enterAgain = async () => {
    aigul.cookie = `daybook-desk=${await startSession(db, { person: owner.id, clock, random })}`;
  };
  await enterAgain();
  return { server, mission, pass, browser, aigul, enterAgain };
}

function browserOf(app: Hono, origin: string): Browser {
  const browser: Browser = {
    cookie: undefined,
    async send(method, path, body, headers = {}) {
      const response = await app.request(`${origin}/api/desk${path}`, {
        method,
        headers: {
          ...(browser.cookie === undefined ? {} : { cookie: browser.cookie }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const set = response.headers.get('set-cookie');
      if (set !== null) browser.cookie = set.includes('Max-Age=0') ? undefined : set.split(';')[0];
      return response;
    },
    get: (path) => browser.ok('GET', path),
    async ok(method, path, body) {
      const response = await browser.send(method, path, body);
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
      return response.status === 204 ? null : await response.json();
    },
    async refusal(method, path, body, headers) {
      const response = await browser.send(method, path, body, headers);
      const { refusal, detail } = (await response.json()) as { refusal?: string; detail?: string };
      return [refusal, detail].filter(Boolean).join(' ');
    },
  };
  return browser;
}
