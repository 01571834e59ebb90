import { en } from '#messages/refusals/en.ts';
import type { Refusal, RequestRefusal } from '#model/protocol/refusal-codes.ts';

/** HTTP status of each refusal. Clients act on the code; the status is for proxies and logs. */
export const REFUSAL_STATUS = {
  NOT_JSON: 400,
  REQUEST_MALFORMED: 400,
  TOO_LARGE: 413,
  TOO_MANY: 413,
  PROTOCOL_UNKNOWN: 400,
  NOT_FOUND: 404,
  BUSY: 503,
  CODE_WRONG: 403,
  CODE_USED: 409,
  CODE_EXPIRED: 410,
  CODE_BURNT: 410,
  PROOF_WRONG: 403,
  TOKEN_UNKNOWN: 401,
  DEVICE_SUSPENDED: 403,
  PHOTO_NOT_EXPECTED: 409,
  PHOTO_DAMAGED: 422,
  PHOTO_NOT_A_PICTURE: 422,
  SETUP_LINK_WRONG: 403,
  LOGIN_WRONG: 401,
  LOGIN_TOO_OFTEN: 429,
  FACTOR_NEEDED: 401,
  FACTOR_WRONG: 401,
  FACTOR_DUE: 403,
  PROOF_NEEDED: 403,
  PASSWORD_WEAK: 422,
  SESSION_ENDED: 401,
  NOT_ALLOWED: 403,
  NAME_TAKEN: 409,
  STALE: 409,
  FILE_EMPTY: 422,
  FILE_NOT_A_TABLE: 422,
  FILE_DAMAGED: 422,
  FILE_ENCODING: 422,
  HEADER_MISSING: 422,
  COLUMN_MISSING: 422,
  NO_GOOD_ROWS: 422,
  OUTBOX_FILE_WRONG: 422,
  OUTBOX_FILE_NEWER: 422,
  OUTBOX_FILE_DAMAGED: 422,
  OUTBOX_FILE_MISSION: 422,
  OUTBOX_FILE_SERVER: 422,
} as const satisfies Record<RequestRefusal, number>;

/** Thrown by a route to answer with a refusal; whatever the route wrote in a transaction is rolled back. */
export class RequestRefused extends Error {
  override name = 'RequestRefused';
  readonly refusal: Refusal;
  /** How long the client should wait, in whole seconds; absent when waiting does not help. */
  readonly retryAfterSeconds: number | undefined;

  constructor(refusal: Refusal, retryAfterSeconds?: number) {
    super(refusal.refusal);
    this.refusal = refusal;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** `throw refuse('REQUEST_MALFORMED', 'areas.0.code')`. `detail` names the field, row or file. */
export function refuse(code: RequestRefusal, detail?: string, retryAfterSeconds?: number): RequestRefused {
  return new RequestRefused(
    { refusal: code, sentence: en[code], ...(detail === undefined ? {} : { detail }) },
    retryAfterSeconds,
  );
}

/** `status` other than the code's own: a fault of the server answers BUSY with 500, so that clients wait and try again. */
export function refusalResponse({ refusal, retryAfterSeconds }: RequestRefused, status?: number): Response {
  return Response.json(refusal, {
    status: status ?? REFUSAL_STATUS[refusal.refusal],
    headers: retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) },
  });
}
