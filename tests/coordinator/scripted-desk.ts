import { afterEach, beforeEach, vi } from 'vitest';

type Answer = { status?: number; body: unknown };
type Asked = { method: string; address: URL; body: unknown };
type Script = Record<string, (asked: Asked) => Answer>;

/**
 * The network, which is the one thing faked: answers requests such as `GET people` under /api/desk. What is not in
 * the script fails the test by its name.
 */
export function scriptedDesk() {
  vi.setConfig({ testTimeout: 30_000 });
  let script: Script = {};
  const asked: Asked[] = [];
  beforeEach(() => {
    script = {};
    asked.length = 0;
    localStorage.clear();
    vi.stubGlobal('EventSource', SilentStream);
    vi.stubGlobal('fetch', (address: string, init: RequestInit) => Promise.resolve(answer(address, init)));
    vi.stubGlobal('scrollTo', () => undefined);
  });
  afterEach(() => vi.unstubAllGlobals());

  function answer(address: string, init: RequestInit): Response {
    const url = new URL(address, location.origin);
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : init.body;
    const request = { method: init.method ?? 'GET', address: url, body };
    asked.push(request);
    const name = `${request.method} ${url.pathname.replace('/api/desk/', '')}`;
    const found = script[name];
    if (!found) throw new Error(`The script has no answer to ${name}`);
    const said = found(request);
    return Response.json(said.body, { status: said.status ?? 200 });
  }

  return {
    answers: (more: Script) => Object.assign(script, more),
    asked: (name: string) =>
      asked.filter(({ method, address }) => `${method} ${address.pathname.replace('/api/desk/', '')}` === name),
  };
}

/** The live stream of a day on which nothing arrives. */
class SilentStream {
  static readonly CLOSED = 2;
  readyState = 0;
  onmessage = null;
  onerror = null;
  addEventListener() {}
  close() {}
}

export const ok = (body: unknown) => (): Answer => ({ body });
export const refused = (status: number, refusal: string, detail?: string) => (): Answer => ({
  status,
  body: { refusal, sentence: refusal, ...(detail ? { detail } : {}) },
});
