import { inflateRawSync } from 'node:zlib';
import type { Envelope } from '#model/protocol/messages.ts';
import { boundTo, SEALING_INFO } from '#model/protocol/sealing.ts';
import { type OpeningKeys, openSealed, scheduleOf } from './hpke-open.ts';

/** Inflated text beyond this is refused: nobody fills a server's memory with zeros. */
const LONGEST_INFLATED = 2_000_000;

const SCHEDULE = scheduleOf(SEALING_INFO);

/**
 * What `sealEnvelope` sealed.
 * @throws when it is not sealed to this key, or the clear part was changed; when it is too long
 */
export function openEnvelope(envelope: Envelope, keys: OpeningKeys): string {
  const enc = Buffer.from(envelope.enc, 'base64url');
  const ciphertext = Buffer.from(envelope.ciphertext, 'base64url');
  return inflate(openSealed({ enc, ciphertext, aad: boundTo(envelope), schedule: SCHEDULE }, keys));
}

function inflate(bytes: Buffer): string {
  let text: Buffer;
  try {
    text = inflateRawSync(bytes, { maxOutputLength: LONGEST_INFLATED });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new Error('The sealed text is too long');
    throw error;
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(text);
}
