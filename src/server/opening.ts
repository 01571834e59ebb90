import { createDecipheriv, createECDH, createHmac, type ECDH } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import type { Envelope } from '#model/protocol/messages.ts';
import { boundTo, SEALING_INFO, type SealingKeys } from '#model/protocol/sealing.ts';

/**
 * Opens what `sealEnvelope` seals: HPKE base mode (RFC 9180), one message under each key. Written out on Node's own
 * primitives, because WebCrypto sends each of its dozen steps through a thread pool: measured, five times as long.
 */

const TAG_BYTES = 16;
const NONCE_BYTES = 12;
const HASH_BYTES = 32;

/** Inflated text beyond this is refused: nobody fills a server's memory with zeros. */
const LONGEST_INFLATED = 2_000_000;

/** DHKEM(P-256, HKDF-SHA256), then with HKDF-SHA256 and AES-256-GCM (RFC 9180 §7). */
const KEM_ID = [0x00, 0x10];
const KEM = Buffer.from([...Buffer.from('KEM'), ...KEM_ID]);
const SUITE = Buffer.from([...Buffer.from('HPKE'), ...KEM_ID, 0x00, 0x01, 0x00, 0x02]);
const VERSION = Buffer.from('HPKE-v1');
const EMPTY = Buffer.alloc(0);

type Labelled = { suite: Buffer; label: string };

/** `LabeledExtract` of RFC 9180 §4. */
const extract = (salt: Buffer, { suite, label }: Labelled, material: Buffer): Buffer =>
  createHmac('sha256', salt).update(VERSION).update(suite).update(label).update(material).digest();

/** `LabeledExpand` of RFC 9180 §4, for lengths of one block. */
const expand = (key: Buffer, { suite, label }: Labelled, info: Buffer, length: number): Buffer =>
  createHmac('sha256', key)
    .update(Buffer.from([0, length]))
    .update(VERSION)
    .update(suite)
    .update(label)
    .update(info)
    .update(Buffer.from([1]))
    .digest()
    .subarray(0, length);

const SCHEDULE = Buffer.concat([
  Buffer.from([0]), // base mode: no pre-shared key
  extract(EMPTY, { suite: SUITE, label: 'psk_id_hash' }, EMPTY),
  extract(EMPTY, { suite: SUITE, label: 'info_hash' }, Buffer.from(SEALING_INFO)),
]);

export type OpeningKeys = { ecdh: ECDH; publicKey: Buffer };

/** The key pair `openEnvelope` takes; read it once, not per envelope. @throws when it is none */
export function readSealingKeys({ publicKey, privateKey }: SealingKeys): OpeningKeys {
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(privateKey, 'base64url');
  return { ecdh, publicKey: Buffer.from(publicKey, 'base64url') };
}

/** The sealed text. @throws when it is not sealed to this key, or the clear part was changed; when it is too long */
export function openEnvelope(envelope: Envelope, keys: OpeningKeys): string {
  const sender = Buffer.from(envelope.enc, 'base64url');
  const shared = sharedSecret(sender, keys);
  const secret = extract(shared, { suite: SUITE, label: 'secret' }, EMPTY);
  const key = expand(secret, { suite: SUITE, label: 'key' }, SCHEDULE, HASH_BYTES);
  const nonce = expand(secret, { suite: SUITE, label: 'base_nonce' }, SCHEDULE, NONCE_BYTES);

  const sealed = Buffer.from(envelope.ciphertext, 'base64url');
  const cipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(boundTo(envelope));
  cipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  return inflate(Buffer.concat([cipher.update(sealed.subarray(0, -TAG_BYTES)), cipher.final()]));
}

/** `Decap` of RFC 9180 §4.1; node checks that the sender's point lies on the curve. */
function sharedSecret(sender: Buffer, { ecdh, publicKey }: OpeningKeys): Buffer {
  const kem = (label: string): Labelled => ({ suite: KEM, label });
  const key = extract(EMPTY, kem('eae_prk'), ecdh.computeSecret(sender));
  return expand(key, kem('shared_secret'), Buffer.concat([sender, publicKey]), HASH_BYTES);
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
