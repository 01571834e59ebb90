import type { Id, Instant } from '../ids.ts';
import type { PushOutcome, Reference } from './messages.ts';
import { Refusal, type RequestRefusal, type RevisionRefusal } from './refusal-codes.ts';

/** What the phone decides about its journey, without storage, network or clock. */

/** One revision in the outbox that has no receipt yet. `bytes` is the length of its envelope as JSON. */
export type WaitingLine = { revision: Id; seq: number; urgent: boolean; bytes: number };

export type BatchLimits = { envelopes: number; bytes: number };

/** Well under what a server takes: a push that breaks off on a bad network costs little. */
export const BATCH: BatchLimits = { envelopes: 20, bytes: 250_000 };

/** Urgent first, then oldest. The first line always goes, however large: it is the server's to refuse. */
export function nextBatch<Line extends WaitingLine>(lines: readonly Line[], limits: BatchLimits = BATCH): Line[] {
  const inOrder = [...lines].sort((a, b) => Number(b.urgent) - Number(a.urgent) || a.seq - b.seq);
  const batch: Line[] = [];
  let bytes = 0;
  for (const line of inOrder) {
    bytes += line.bytes;
    if (batch.length > 0 && (bytes > limits.bytes || batch.length >= limits.envelopes)) break;
    batch.push(line);
  }
  return batch;
}

export type Refused = { revision: Id; code: RevisionRefusal; detail: string | null };

/**
 * What the reply refuses of what was sent. *Stored* and *duplicate* say nothing here: only the signed receipt does.
 * Outcomes of revisions that were not sent are ignored.
 */
export function refusedOf(outcomes: readonly PushOutcome[], sent: readonly Id[]): Refused[] {
  return outcomes.flatMap((each) =>
    each.outcome === 'refused' && sent.includes(each.revision)
      ? [{ revision: each.revision, code: each.code, detail: each.detail ?? null }]
      : [],
  );
}

/** Nothing is forgotten before its receipt, and nothing before the mission has ended. */
export const mayForget = (line: { state: 'waiting' | 'received' | 'refused' }, missionEnded: boolean): boolean =>
  missionEnded && line.state === 'received';

/** What a pull told of headquarters. `restored`: another server database, made from a backup, answers now. */
export type News = { restored: boolean; reference: Pick<Reference, 'forms'> | undefined };

type Settled = {
  state: 'waiting' | 'received' | 'refused';
  refusal: Omit<Refused, 'revision'> | null;
  /** What it said was written again, in another revision. */
  correctedAt?: Instant;
};

/**
 * Whether a revision goes out once more by itself. A restored server may have lost what it confirmed, and judges anew
 * what it refused; sending what it still holds does no harm. A new reference may say that a form is published, or
 * that somebody is back in a team.
 */
export function isOfferedAgain({ state, refusal, correctedAt }: Settled, { restored, reference }: News): boolean {
  if (state === 'waiting' || correctedAt !== undefined) return false;
  if (restored) return true;
  if (state !== 'refused' || !refusal || !reference) return false;
  if (refusal.code === 'TEAM_WRONG') return true;
  return refusal.code === 'FORM_UNKNOWN' && isPublished(refusal.detail, reference);
}

/** @param named `voting 2`, as the server's refusal puts it */
const isPublished = (named: string | null, { forms }: Pick<Reference, 'forms'>): boolean =>
  forms.some(({ id, version }) => {
    const [asked, number] = named?.split(' ') ?? [];
    return asked === id && Number(number) <= version;
  });

/** The first word of a cursor names the server's database; restoring a backup makes another one. */
export const isRestored = (before: string | null, now: string): boolean =>
  before !== null && before.split(' ')[0] !== now.split(' ')[0];

/** How one request went, as the transport saw it. `json` is undefined when the body was no JSON. */
export type Exchange =
  | { kind: 'answer'; status: number; json: unknown; retryAfterMs: number | null }
  | { kind: 'unreachable'; online: boolean }
  | { kind: 'timeout' };

/**
 * Why nothing more was exchanged. Each has its own sentence and its own next step on screen.
 * - `offline`: no network, or the server cannot be reached. - `captive-portal`: something else answers in its place.
 * - `busy`: come back later. - `clock-or-tls`: this phone's clock is so wrong that certificates look invalid.
 * - `signed-out`: the token is not known; everything is kept, and writing goes on.
 * - `server-fault`: an error at the server. - `not-the-server`: JSON, but not signed or shaped as our server would.
 * - `bug`: an exception on this phone.
 */
export type FailureClass =
  | 'offline'
  | 'captive-portal'
  | 'busy'
  | 'clock-or-tls'
  | 'signed-out'
  | 'refused'
  | 'too-large'
  | 'protocol-too-old'
  | 'server-fault'
  | 'not-the-server'
  | 'bug';

/** `refusal` is the server's code, where it gave one; `detail` is for the curious, in English. */
export type Failure = {
  class: FailureClass;
  refusal: RequestRefusal | null;
  detail: string | null;
  retryAfterMs: number | null;
};

export const failure = (kind: FailureClass, more: Partial<Omit<Failure, 'class'>> = {}): Failure => ({
  class: kind,
  refusal: null,
  detail: null,
  retryAfterMs: null,
  ...more,
});

const BUSY = [408, 425, 429, 502, 503, 504];
/** Network authentication required (RFC 6585), proxy authentication required. */
const PORTAL = [407, 511];

/** Null when the request was answered as it should be. */
export function failureOf(exchange: Exchange, clockDoubtful: boolean): Failure | null {
  if (exchange.kind === 'timeout') return failure('offline', { detail: 'No answer in time' });
  if (exchange.kind === 'unreachable') return failure(exchange.online && clockDoubtful ? 'clock-or-tls' : 'offline');
  const { status, json, retryAfterMs } = exchange;
  if (PORTAL.includes(status)) return failure('captive-portal');
  if (BUSY.includes(status)) return failure('busy', { retryAfterMs });
  if (status >= 500) return failure('server-fault', { detail: `Status ${status}`, retryAfterMs });
  // not in the server's words: something between phone and server takes less
  if (status === 413 && !Refusal.safeParse(json).success) return failure('too-large');
  if (json === undefined) return failure('captive-portal', { detail: `Status ${status}, no JSON` });
  if (status >= 200 && status < 300) return null;
  const said = Refusal.safeParse(json);
  const refusal = said.success ? said.data.refusal : null;
  const detail = said.success ? (said.data.detail ?? said.data.sentence) : `Status ${status}`;
  return failure(classOfRefusal(status, refusal), { refusal, detail, retryAfterMs });
}

function classOfRefusal(status: number, refusal: RequestRefusal | null): FailureClass {
  if (status === 401 || refusal === 'TOKEN_UNKNOWN' || refusal === 'DEVICE_SUSPENDED') return 'signed-out';
  if (status === 426 || refusal === 'PROTOCOL_UNKNOWN') return 'protocol-too-old';
  if (refusal === 'TOO_LARGE' || refusal === 'TOO_MANY') return 'too-large';
  return refusal === 'BUSY' ? 'busy' : 'refused';
}

/** Failures that one bad envelope may cause for a whole batch: send fewer until it stands alone. */
export const isOneBadEnvelope = ({ class: kind }: Failure): boolean =>
  kind === 'too-large' || kind === 'refused' || kind === 'server-fault';

const BASE_MS = 1_000;
const CAP_MS = 5 * 60_000;

/**
 * Full jitter: anywhere between nothing and the doubled wait, at most five minutes; never before `Retry-After`.
 * `failures` counts the attempts that failed in a row, from 1; `fraction` is a random number in [0, 1).
 */
export function waitMs(failures: number, { retryAfterMs }: Pick<Failure, 'retryAfterMs'>, fraction: number): number {
  const widest = Math.min(CAP_MS, BASE_MS * 2 ** Math.min(failures, 20));
  return Math.round((retryAfterMs ?? 0) + fraction * widest);
}

const HOUR_MS = 3_600_000;

/** The phone's clock runs behind what the server has already said, or was a day off when they last spoke. */
export function isClockDoubtful(now: number, heard: { serverTime: string; skewMs: number } | undefined): boolean {
  if (!heard) return false;
  return Math.abs(heard.skewMs) > 24 * HOUR_MS || now - heard.skewMs < Date.parse(heard.serverTime) - HOUR_MS;
}
