import type { Id, Instant } from '#model/ids.ts';
import { hoursAfter, nowOf } from '#server/clock.ts';
import type { Random } from '#server/random.ts';
import { codeHash } from '#server/secrets.ts';
import type { Server } from '#server/server.ts';
import { insertCode } from '#server/store/enrolment-codes.ts';

/** Crockford base 32: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Public half of a code, and its secret half: 40 bits. */
export const LOOKUP_LENGTH = 4;
export const SECRET_LENGTH = 8;

/** Wrong secrets after which a code is closed. */
export const WRONG_TRIES = 5;

export type EnrolmentCode = { code: string; expiresAt: Instant };

/**
 * A one-time code for one person, `ABCD-EFGH-JKMN`. Returned here and never again: only hashes are kept.
 * `db` of a transaction makes it part of that.
 */
export async function makeEnrolmentCode(
  { db, clock, random, keys }: Pick<Server, 'db' | 'clock' | 'random' | 'keys'>,
  { person, mission, hoursValid }: { person: Id; mission: Id; hoursValid: number },
): Promise<EnrolmentCode> {
  const secret = randomText(random, SECRET_LENGTH);
  const expiresAt = hoursAfter(clock, hoursValid);
  for (;;) {
    const lookup = randomText(random, LOOKUP_LENGTH);
    const made = await insertCode(db, {
      lookup,
      mission_id: mission,
      person_id: person,
      secret_hash: codeHash(secret, keys.pepper),
      wrong_tries: 0,
      created_at: nowOf(clock),
      expires_at: expiresAt,
      used_at: null,
    });
    if (made) return { code: grouped(lookup + secret), expiresAt };
  }
}

/** What the QR code of an enrolment card holds. The fragment reaches no server and no log. */
export const enrolmentLink = (code: string, { origin, keys }: Pick<Server, 'origin' | 'keys'>): string =>
  `${origin}/#e=${code}&k=${keys.fingerprint}`;

/** 256 is a multiple of 32: every letter is as likely as another. */
const randomText = (random: Random, length: number): string =>
  [...random.bytes(length)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');

const grouped = (code: string): string => code.match(/.{4}/g)?.join('-') ?? code;
