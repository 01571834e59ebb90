import { createApp } from '#server/app.ts';
import type { Server } from '#server/open.ts';
import { createTransport, type Transport } from '#sync/transport.ts';
import { NETWORK } from './phone-profile.ts';

/** What a browser adds to each request and each answer besides what is said in them; HTTP/2 packs it. */
const HEADER_BYTES = 150;

/** What went over the link so far: `wireMs` is how long that takes a phone's network, one request after the other. */
export type Metered = { requests: number; up: number; wireMs: number };

export type MeteredLink = {
  transport: Transport;
  /** Of requests whose path begins so. */
  of(path: string): Metered;
  all(): Metered;
  /** `wireMs` of everything up to the last request whose path begins so. */
  untilLast(path: string): number;
  forget(): void;
};

type Exchanged = { path: string; up: number; ms: number };

/** The real server, over a network that is reckoned instead of waited for: latency and bytes of each request. */
export function meteredLink(server: Server, origin: string): MeteredLink {
  const app = createApp(server);
  let exchanged: Exchanged[] = [];
  const transport = createTransport({
    origin,
    isOnline: () => true,
    request: async (url, init) => {
      const { pathname, search } = new URL(url);
      const answer = await app.request(pathname + search, init);
      const down = HEADER_BYTES + (await answer.clone().arrayBuffer()).byteLength;
      const up = HEADER_BYTES + JSON.stringify(init.headers ?? {}).length + bytesOf(init.body);
      const seconds = up / NETWORK.uploadThroughput + down / NETWORK.downloadThroughput;
      exchanged.push({ path: pathname, up, ms: NETWORK.latency + seconds * 1000 });
      return answer;
    },
  });
  const all = () => meteredOf(exchanged);
  const isOf = (path: string) => (each: Exchanged) => each.path.startsWith(path);
  return {
    transport,
    all,
    of: (path) => meteredOf(exchanged.filter(isOf(path))),
    untilLast: (path) => meteredOf(exchanged.slice(0, exchanged.findLastIndex(isOf(path)) + 1)).wireMs,
    forget: () => {
      exchanged = [];
    },
  };
}

const meteredOf = (exchanged: readonly Exchanged[]): Metered => ({
  requests: exchanged.length,
  up: exchanged.reduce((sum, { up }) => sum + up, 0),
  wireMs: exchanged.reduce((sum, { ms }) => sum + ms, 0),
});

function bytesOf(body: BodyInit | null | undefined): number {
  if (typeof body === 'string') return Buffer.byteLength(body);
  return body instanceof Uint8Array ? body.byteLength : 0;
}
