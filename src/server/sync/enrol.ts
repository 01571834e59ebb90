import type { Id } from '#model/ids.ts';
import { fromBase64Url } from '#model/protocol/bytes.ts';
import type { EnrolReply, EnrolRequest } from '#model/protocol/messages.ts';
import { enrolProof, readableCode } from '#model/protocol/proofs.ts';
import { isSignedBy } from '#model/protocol/signatures.ts';
import { instantOf, nowOf } from '#server/clock.ts';
import { refuse } from '#server/refusals.ts';
import { codeHash, deviceToken, sameSecret, tokenHash } from '#server/secrets.ts';
import type { Server } from '#server/server.ts';
import { attemptsSince, recordAttempt } from '#server/store/attempts.ts';
import { devicesById, deviceWithKey, insertDevice, replaceTokens, tellTeam } from '#server/store/devices.ts';
import type { Database } from '#server/store/dialect.ts';
import { codeByLookup, countWrongTry, type EnrolmentCode, takeCode } from '#server/store/enrolment-codes.ts';
import { teamOfPerson } from '#server/store/teams.ts';
import { LOOKUP_LENGTH, SECRET_LENGTH, WRONG_TRIES } from './enrolment-codes.ts';

/** Failed tries from one address within a minute. Successes do not count: a training room shares one address. */
const FAILURES_PER_MINUTE = 10;
const MINUTE_MS = 60_000;

/**
 * Binds a phone's key to the person whose code it shows.
 * @throws RequestRefused: REQUEST_MALFORMED, BUSY (too many failures from `address`), CODE_WRONG,
 * CODE_BURNT, CODE_USED, CODE_EXPIRED, PROOF_WRONG
 */
export async function enrol(server: Server, request: EnrolRequest, address: string): Promise<EnrolReply> {
  if (!isPublicKey(request.publicKey)) throw refuse('REQUEST_MALFORMED', 'publicKey');
  await limitFailures(server, address);
  const code = await openCode(server, request.code).catch(async (error) => {
    await rememberFailure(server, address);
    throw error;
  });
  if (!(await isSignedBy(request.publicKey, enrolProof(request.code, request.publicKey), request.proof)))
    throw refuse('PROOF_WRONG');
  const device = await server.db
    .transaction()
    .execute((transaction) => bindDevice(server, transaction, { code, request }));
  return {
    device,
    person: code.person_id,
    mission: code.mission_id,
    ...tokensOf(server, device),
    keys: server.keys.public,
    serverTime: nowOf(server.clock),
  };
}

/** The code row of what was typed, when lookup and secret are right. */
async function openCode({ db, keys, clock }: Server, typed: string): Promise<EnrolmentCode> {
  const code = readableCode(typed);
  if (code.length !== LOOKUP_LENGTH + SECRET_LENGTH) throw refuse('CODE_WRONG');
  const found = await codeByLookup(db, code.slice(0, LOOKUP_LENGTH));
  if (!found) throw refuse('CODE_WRONG');
  if (found.wrong_tries >= WRONG_TRIES) throw refuse('CODE_BURNT');
  if (!sameSecret(found.secret_hash, codeHash(code.slice(LOOKUP_LENGTH), keys.pepper)))
    throw refuse((await countWrongTry(db, found.lookup)) >= WRONG_TRIES ? 'CODE_BURNT' : 'CODE_WRONG');
  if (found.used_at === null && found.expires_at <= nowOf(clock)) throw refuse('CODE_EXPIRED');
  return found;
}

const tokensOf = ({ keys: { pepper } }: Server, device: Id) => ({
  pushToken: deviceToken('push', device, pepper),
  readToken: deviceToken('read', device, pepper),
});

function tokenHashesOf(server: Server, device: Id) {
  const { pushToken, readToken } = tokensOf(server, device);
  return { push_token_hash: tokenHash(pushToken), read_token_hash: tokenHash(readToken) };
}

type Binding = { code: EnrolmentCode; request: EnrolRequest };

/**
 * One code, one key. The same phone with the same key may ask again, because the first answer may have been lost on
 * the way: it gets the same tokens for the same device. With a new code a phone the server knows, or has forgotten,
 * goes on as the device it was.
 */
async function bindDevice(server: Server, db: Database, { code, request }: Binding): Promise<Id> {
  const at = nowOf(server.clock);
  if (code.used_at !== null || !(await takeCode(db, code.lookup, at))) {
    const before = await deviceWithKey(db, code.person_id, request.publicKey);
    if (!before) throw refuse('CODE_USED');
    await replaceTokens(db, before.id, tokenHashesOf(server, before.id));
    return before.id;
  }
  const id = await earlierDevice(db, { code, request });
  const known = id === undefined ? undefined : (await devicesById(db, [id])).get(id);
  if (known) {
    await replaceTokens(db, known.id, tokenHashesOf(server, known.id));
    return known.id;
  }
  return newDevice(server, db, { code, request, id: id ?? server.random.id() });
}

/**
 * Who this phone was before, when it enrols again: the device of this person with this key, or, where the server has
 * forgotten it, the name it gives. Undefined for a phone that is new. @throws PROOF_WRONG for the name of another
 */
async function earlierDevice(db: Database, { code, request }: Binding): Promise<Id | undefined> {
  const withKey = await deviceWithKey(db, code.person_id, request.publicKey);
  if (request.device === undefined || request.device === withKey?.id) return withKey?.id;
  if (withKey || (await devicesById(db, [request.device])).has(request.device)) throw refuse('PROOF_WRONG', 'device');
  return request.device;
}

async function newDevice(server: Server, db: Database, { code, request, id }: Binding & { id: Id }): Promise<Id> {
  const at = nowOf(server.clock);
  await insertDevice(db, {
    id,
    mission_id: code.mission_id,
    person_id: code.person_id,
    name: request.deviceName,
    public_key: request.publicKey,
    ...tokenHashesOf(server, id),
    state: 'active',
    enrolled_at: at,
    last_contact_at: at,
    clock_skew_ms: null,
    highest_seq: 0,
  });
  const team = await teamOfPerson(db, code.person_id);
  if (team !== undefined) await tellTeam(db, id, team);
  return id;
}

const keyOf = (address: string): string => `enrol:${address}`;

async function limitFailures({ db, clock }: Server, address: string): Promise<void> {
  const failures = await attemptsSince(db, keyOf(address), instantOf(clock() - MINUTE_MS));
  const oldest = failures.at(-FAILURES_PER_MINUTE);
  if (oldest === undefined) return;
  throw refuse('BUSY', 'enrol', Math.max(1, Math.ceil((Date.parse(oldest) + MINUTE_MS - clock()) / 1000)));
}

const rememberFailure = ({ db, clock }: Server, address: string): Promise<void> =>
  recordAttempt(db, { key: keyOf(address), at: nowOf(clock), forgetUntil: instantOf(clock() - MINUTE_MS) });

function isPublicKey(text: string): boolean {
  try {
    return fromBase64Url(text).length === 32;
  } catch {
    return false; // not base64url
  }
}
