import { createContext, Script } from 'node:vm';
import { build } from 'vite';

export const ORIGIN = 'https://daybook.example';

export type Asset = { url: string; revision: string | null };
type Listener = (event: object) => void;

/** The service worker as one script, made of the source as it is. */
export async function bundledWorker(): Promise<Script> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { lib: { entry: 'src/app/worker/sw.ts', formats: ['iife'], name: 'worker' }, write: false },
  });
  const [output] = Array.isArray(built) ? built : [];
  if (!output) throw new Error('The worker is one script');
  return new Script(output.output[0].code);
}

/** Addresses are those of the worker's own place. */
class RequestHere extends Request {
  constructor(input: RequestInfo, init?: RequestInit) {
    super(typeof input === 'string' ? new URL(input, ORIGIN) : input, init);
  }
}

/** Workers only ask whether what they are given is one. */
class FetchEvent {}

const ENGINE = {
  Request: RequestHere,
  Response,
  Headers,
  URL,
  URLSearchParams,
  Event,
  FetchEvent,
  setTimeout,
  clearTimeout,
  performance,
};

/** What a browser keeps for one origin, from one worker to the next. */
export function createBrowser(script: Script) {
  const kept = new Map<string, Response>();
  const addressOf = (request: Request | string) => (typeof request === 'string' ? request : request.url);
  const cache = {
    match: async (request: Request | string) => kept.get(addressOf(request))?.clone(),
    put: async (request: Request | string, response: Response) => void kept.set(addressOf(request), response),
    delete: async (request: Request | string) => kept.delete(addressOf(request)),
    keys: async () => [...kept.keys()].map((url) => new Request(url)),
  };
  const caches = { open: async () => cache, keys: async () => ['kept'], match: cache.match, delete: async () => true };

  /** Runs the worker of one build in a world of its own. */
  function start(assets: readonly Asset[], network: (request: Request) => Promise<Response>) {
    const listeners = new Map<string, Listener[]>();
    const give = (type: string, event: object) => {
      for (const run of listeners.get(type) ?? []) run({ type, ...event });
    };
    let isWaiting = true;
    const self = {
      __WB_MANIFEST: assets,
      addEventListener: (type: string, run: Listener) => listeners.set(type, [...(listeners.get(type) ?? []), run]),
      registration: { scope: `${ORIGIN}/`, active: {} },
      location: new URL(`${ORIGIN}/sw.js`),
      caches,
      fetch: network,
      skipWaiting: async () => {
        isWaiting = false;
      },
    };
    script.runInContext(createContext({ ...ENGINE, ...self, self }));
    return {
      isWaiting: () => isWaiting,
      /** False when the worker fails: a browser then throws it away. */
      async lives(type: 'install' | 'activate'): Promise<boolean> {
        const work: Promise<unknown>[] = [];
        give(type, { waitUntil: (more: Promise<unknown>) => work.push(more) });
        return Promise.all(work).then(
          () => true,
          () => false,
        );
      },
      /** What the worker answers; undefined when it leaves the request to the network. */
      async answer(path: string, { method = 'GET', mode = 'cors' } = {}): Promise<string | undefined> {
        const request = new RequestHere(path, { method });
        Object.defineProperty(request, 'mode', { value: mode }); // only a browser makes requests that navigate
        let answered: Promise<Response> | undefined;
        give('fetch', {
          request,
          waitUntil: () => undefined,
          respondWith: (response: Promise<Response>) => {
            answered = response;
          },
        });
        return answered && (await (await answered).text());
      },
    };
  }
  return { start, kept: () => [...kept.keys()] };
}
