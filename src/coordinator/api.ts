import type * as z from 'zod/mini';
import { Refusal, type RequestRefusal } from '#model/protocol/refusal-codes.ts';

/** What headquarters' server said. A reply that is none of these is a bug, and throws. */
export type Reply<Value> = { outcome: 'ok'; value: Value } | Failure;
export type Failure =
  | { outcome: 'refused'; refusal: RequestRefusal; detail?: string }
  /** No network, a server that is starting, or a page of somebody else's in between. */
  | { outcome: 'unreachable' };

type Schema<Value> = z.ZodMiniType<Value>;
type Query = Readonly<Record<string, string | number | undefined>>;

export const DESK = '/api/desk';

const NOT_UP = [502, 503, 504];

const sessionEnded = new Set<() => void>();

/** Calls back when a request is refused because nobody is signed in any more. */
export function onSessionEnded(listener: () => void): () => void {
  sessionEnded.add(listener);
  return () => {
    sessionEnded.delete(listener);
  };
}

export function deskAddress(path: string, query: Query = {}): string {
  const given = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  const search = new URLSearchParams(given).toString();
  return `${DESK}/${path}${search ? `?${search}` : ''}`;
}

export const ask = <Value>(path: string, schema: Schema<Value>, query?: Query): Promise<Reply<Value>> =>
  request(deskAddress(path, query), { method: 'GET' }, schema);

export const send = <Value>(
  method: 'POST' | 'PUT' | 'PATCH',
  path: string,
  schema: Schema<Value>,
  body: unknown = {},
): Promise<Reply<Value>> =>
  request(
    `${DESK}/${path}`,
    { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
    schema,
  );

export const sendFile = <Value>(
  path: string,
  schema: Schema<Value>,
  { file, query }: { file: File; query: Query },
): Promise<Reply<Value>> =>
  request(
    deskAddress(path, query),
    { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: file },
    schema,
  );

async function request<Value>(address: string, init: RequestInit, schema: Schema<Value>): Promise<Reply<Value>> {
  let response: Response;
  try {
    response = await fetch(address, { ...init, credentials: 'same-origin' });
  } catch {
    return { outcome: 'unreachable' }; // fetch rejects only when nothing answered
  }
  if (response.status === 204) return { outcome: 'ok', value: schema.parse(null) };
  if (!response.headers.get('content-type')?.includes('json')) {
    if (response.ok || NOT_UP.includes(response.status)) return { outcome: 'unreachable' };
    throw new Error(`${address} answered ${response.status} without JSON`);
  }
  const body: unknown = await response.json();
  if (response.ok) return { outcome: 'ok', value: schema.parse(body) };
  return refused(address, response.status, body);
}

function refused(address: string, status: number, body: unknown): Failure {
  const parsed = Refusal.safeParse(body);
  if (!parsed.success) throw new Error(`${address} answered ${status} without a refusal`);
  const { refusal, detail } = parsed.data;
  if (refusal === 'SESSION_ENDED') for (const listener of sessionEnded) listener();
  return { outcome: 'refused', refusal, ...(detail === undefined ? {} : { detail }) };
}
