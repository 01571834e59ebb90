import { describe, expect, test } from 'vitest';
import {
  BATCH,
  type Exchange,
  failure,
  failureOf,
  isClockDoubtful,
  isOneBadEnvelope,
  mayForget,
  nextBatch,
  refusedOf,
  waitMs,
} from '#model/protocol/phone-decisions.ts';

const line = (seq: number, { urgent = false, bytes = 1_000 } = {}) => ({ revision: `r${seq}`, seq, urgent, bytes });
const seqs = (lines: { seq: number }[]) => lines.map(({ seq }) => seq);

describe('the next batch', () => {
  test('is urgent first, then oldest', () => {
    const lines = [line(3), line(1), line(5, { urgent: true }), line(4, { urgent: true }), line(2)];
    expect(seqs(nextBatch(lines))).toEqual([4, 5, 1, 2, 3]);
  });

  test('holds twenty envelopes at most', () => {
    const lines = Array.from({ length: 30 }, (_, index) => line(index + 1));
    expect(seqs(nextBatch(lines))).toEqual(seqs(lines.slice(0, BATCH.envelopes)));
  });

  test('holds 250 kB at most, and skips none to fill up', () => {
    const lines = [line(1, { bytes: 200_000 }), line(2, { bytes: 60_000 }), line(3)];
    expect(seqs(nextBatch(lines))).toEqual([1]);
  });

  test('is one envelope, however large, rather than none', () => {
    expect(seqs(nextBatch([line(1, { bytes: 900_000 }), line(2)]))).toEqual([1]);
    expect(nextBatch([])).toEqual([]);
  });
});

test('of the outcomes only refusals of what was sent count', () => {
  const outcomes = [
    { revision: 'a', outcome: 'stored' as const },
    { revision: 'b', outcome: 'refused' as const, code: 'FORM_UNKNOWN' as const, detail: 'voting 9' },
    { revision: 'c', outcome: 'refused' as const, code: 'TEAM_WRONG' as const },
    { revision: 'never sent', outcome: 'refused' as const, code: 'TEAM_WRONG' as const },
  ];
  expect(refusedOf(outcomes, ['a', 'b', 'c'])).toEqual([
    { revision: 'b', code: 'FORM_UNKNOWN', detail: 'voting 9' },
    { revision: 'c', code: 'TEAM_WRONG', detail: null },
  ]);
});

test.each([
  ['waiting', true, false],
  ['refused', true, false],
  ['received', false, false],
  ['received', true, true],
] as const)('%s, mission ended %s: may be forgotten %s', (state, ended, may) => {
  expect(mayForget({ state }, ended)).toBe(may);
});

const answer = (status: number, json?: unknown, retryAfterMs: number | null = null): Exchange => ({
  kind: 'answer',
  status,
  json,
  retryAfterMs,
});
const refusal = (code: string) => ({ refusal: code, sentence: 'In English' });

test.each<[string, Exchange, string | null]>([
  ['an answer as due', answer(200, {}), null],
  ['no network', { kind: 'unreachable', online: false }, 'offline'],
  ['a server that cannot be reached', { kind: 'unreachable', online: true }, 'offline'],
  ['no answer in time', { kind: 'timeout' }, 'offline'],
  ['HTML with 200', answer(200), 'captive-portal'],
  ['HTML with 401', answer(401), 'captive-portal'],
  ['HTML with 404', answer(404), 'captive-portal'],
  ['network authentication required', answer(511), 'captive-portal'],
  ['a proxy that wants a password', answer(407, {}), 'captive-portal'],
  ['too many requests', answer(429, refusal('BUSY')), 'busy'],
  ['a proxy before a stopped server', answer(502), 'busy'],
  ['a server that is busy', answer(503, refusal('BUSY')), 'busy'],
  ['a fault of the server', answer(500, refusal('BUSY')), 'server-fault'],
  ['an unknown token', answer(401, refusal('TOKEN_UNKNOWN')), 'signed-out'],
  ['a suspended device', answer(403, refusal('DEVICE_SUSPENDED')), 'signed-out'],
  ['a body too large for a proxy', answer(413), 'too-large'],
  ['too many envelopes', answer(400, refusal('TOO_MANY')), 'too-large'],
  ['an older protocol', answer(400, refusal('PROTOCOL_UNKNOWN')), 'protocol-too-old'],
  ['upgrade required', answer(426, {}), 'protocol-too-old'],
  ['a request that cannot be read', answer(400, refusal('REQUEST_MALFORMED')), 'refused'],
  ['a refusal this app does not know', answer(418, { refusal: 'TEAPOT' }), 'refused'],
])('%s', (_, exchange, expected) => {
  expect(failureOf(exchange, false)?.class ?? null).toBe(expected);
});

test('with a clock in doubt, an unreachable server may be a certificate that looks invalid', () => {
  expect(failureOf({ kind: 'unreachable', online: true }, true)?.class).toBe('clock-or-tls');
  expect(failureOf({ kind: 'unreachable', online: false }, true)?.class).toBe('offline');
  expect(failureOf(answer(503), true)?.class).toBe('busy');
});

test('a refusal keeps the server’s code and its detail', () => {
  const refused = failureOf(answer(400, { ...refusal('REQUEST_MALFORMED'), detail: 'envelopes.0' }), false);
  expect(refused).toMatchObject({ refusal: 'REQUEST_MALFORMED', detail: 'envelopes.0' });
});

test.each([
  ['too-large', true],
  ['refused', true],
  ['server-fault', true],
  ['offline', false],
  ['busy', false],
  ['signed-out', false],
  ['captive-portal', false],
] as const)('%s may come from one bad envelope: %s', (kind, may) => {
  expect(isOneBadEnvelope(failure(kind))).toBe(may);
});

describe('the next try', () => {
  const none = { retryAfterMs: null };
  test.each([
    [1, 2_000],
    [2, 4_000],
    [5, 32_000],
    [9, 300_000],
    [1_000, 300_000],
  ])('after %s failures comes within %s ms', (failures, widest) => {
    expect(waitMs(failures, none, 0)).toBe(0);
    expect(waitMs(failures, none, 0.5)).toBe(widest / 2);
    expect(waitMs(failures, none, 0.999_999)).toBeLessThanOrEqual(widest);
  });

  test('never comes before Retry-After', () => {
    expect(waitMs(1, { retryAfterMs: 60_000 }, 0)).toBe(60_000);
    expect(waitMs(1, { retryAfterMs: 60_000 }, 0.5)).toBe(61_000);
  });
});

describe('the clock', () => {
  const serverTime = '2027-03-14T02:00:00.000Z';
  const server = Date.parse(serverTime);
  const hours = (count: number) => count * 3_600_000;
  test.each([
    ['is believed before the first contact', server - hours(9_999), undefined, false],
    ['is believed when it agrees', server + hours(2), 0, false],
    ['is believed when it was a little off and still is', server - hours(3), -hours(3), false],
    ['is doubted when it has gone back', server - hours(2), 0, true],
    ['is doubted when it was days off', server + hours(48), hours(48), true],
  ])('%s', (_, now, skewMs, doubtful) => {
    expect(isClockDoubtful(now, skewMs === undefined ? undefined : { serverTime, skewMs })).toBe(doubtful);
  });
});
