import { KNOWS } from '#model/protocol/messages.ts';
import type { Exchange } from '#model/protocol/phone-decisions.ts';
import { ADDRESSES } from './addresses.ts';

/** The one way to the network. Never throws for network trouble: what went wrong is a value. */
export type Transport = {
  post(address: string, body: unknown, token?: string): Promise<Exchange>;
  /** Raw bytes in, JSON out. */
  put(address: string, body: Uint8Array<ArrayBuffer>, token: string): Promise<Exchange>;
  /** For the few large things: `patient` waits three minutes. */
  get(address: string, token: string | undefined, patience?: 'patient'): Promise<Exchange>;
};

const KNOWN = [KNOWS.photos, KNOWS.protection].join(', ');

const TIMEOUT_MS = 20_000;
const PATIENT_MS = 180_000;

/** JSON in, JSON out; no cookies, no cache. `request` is the engine's fetch except in tests. */
export function createTransport(network: {
  origin: string;
  isOnline: () => boolean;
  request?: (url: string, init: RequestInit) => Promise<Response>;
}): Transport {
  const request = network.request ?? ((url: string, init: RequestInit) => globalThis.fetch(url, init));

  async function exchange(address: string, init: RequestInit, timeoutMs: number): Promise<Exchange> {
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const response = await request(`${network.origin}${address}`, {
        ...init,
        credentials: 'omit',
        cache: 'no-store',
        signal,
      });
      const retryAfterMs = retryAfter(response.headers.get('retry-after'));
      return { kind: 'answer', status: response.status, json: jsonIn(await response.text()), retryAfterMs };
    } catch {
      // fetch tells offline, refused, reset and bad certificates apart to nobody
      return signal.aborted ? { kind: 'timeout' } : { kind: 'unreachable', online: network.isOnline() };
    }
  }

  return {
    post: (address, body, token) =>
      exchange(
        address,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', [KNOWS.header]: KNOWN, ...bearer(token) },
          body: JSON.stringify(body),
        },
        TIMEOUT_MS,
      ),
    put: (address, body, token) =>
      exchange(
        address,
        { method: 'PUT', headers: { 'content-type': 'application/octet-stream', ...bearer(token) }, body },
        TIMEOUT_MS,
      ),
    get: (address, token, patience) =>
      exchange(address, { method: 'GET', headers: bearer(token) }, patience ? PATIENT_MS : TIMEOUT_MS),
  };
}

/**
 * Lets the browser forget everything of this server, better than a page can delete it. Browsers pass over the answer of
 * a request without credentials, so this one has them.
 */
export async function askToForget(origin: string): Promise<void> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const headers = { [KNOWS.header]: KNOWN };
  await fetch(`${origin}${ADDRESSES.wipe}`, { method: 'POST', headers, credentials: 'same-origin', signal });
}

const bearer = (token: string | undefined): Record<string, string> =>
  token === undefined ? {} : { authorization: `Bearer ${token}` };

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined; // HTML of a captive portal, or nothing
  }
}

const LONGEST_RETRY_AFTER_S = 3_600;

/** Seconds only: a date would need a clock that can be trusted. */
function retryAfter(header: string | null): number | null {
  if (header === null || !/^\d+$/.test(header.trim())) return null;
  return Math.min(Number(header), LONGEST_RETRY_AFTER_S) * 1000;
}
