import { createDecipheriv, createECDH, createHmac, type ECDH } from 'node:crypto';
import type { SealingKeys } from '#model/protocol/sealing.ts';

/**
 * The receiving half of HPKE base mode (RFC 9180), one message under each key. Written out on Node's own primitives,
 * because WebCrypto sends each of its dozen steps through a thread pool: measured, five times as long.
 */

const TAG_BYTES = 16;
const NONCE_BYTES = 12;
const HASH_BYTES = 32;

/** DHKEM(P-256, HKDF-SHA256), then with HKDF-SHA256 and AES-256-GCM (RFC 9180 §7). */
const KEM_ID = [0x00, 0x10];
const KEM = Buffer.from([...Buffer.from('KEM'), ...KEM_ID]);
const SUITE = Buffer.from([...Buffer.from('HPKE'), ...KEM_ID, 0x00, 0x01, 0x00, 0x02]);
const VERSION = Buffer.from('HPKE-v1');
const EMPTY = Buffer.alloc(0);

type Labelled = { suite: Buffer; label: string };

/** `LabeledExtract` of RFC 9180 §4. */
const extract = (salt: Buffer, { suite, label }: Labelled, material: Uint8Array): Buffer =>
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

/** `key_schedule_context` of RFC 9180 §5.1; make it once for an `info`, not per message. */
export const scheduleOf = (info: Uint8Array): Buffer =>
  Buffer.concat([
    Buffer.from([0]), // base mode: no pre-shared key
    extract(EMPTY, { suite: SUITE, label: 'psk_id_hash' }, EMPTY),
    extract(EMPTY, { suite: SUITE, label: 'info_hash' }, info),
  ]);

export type OpeningKeys = { ecdh: ECDH; publicKey: Buffer };

/** The key pair `openSealed` takes; read it once, not per message. @throws when it is none */
export function readSealingKeys({ publicKey, privateKey }: SealingKeys): OpeningKeys {
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(privateKey, 'base64url');
  return { ecdh, publicKey: Buffer.from(publicKey, 'base64url') };
}

type Sealed = { enc: Buffer; ciphertext: Buffer; aad: Uint8Array; schedule: Buffer };

/** The bytes sealed. @throws when they are not sealed to this key with this `aad` and the schedule's `info` */
export function openSealed({ enc, ciphertext, aad, schedule }: Sealed, keys: OpeningKeys): Buffer {
  const secret = extract(sharedSecret(enc, keys), { suite: SUITE, label: 'secret' }, EMPTY);
  const key = expand(secret, { suite: SUITE, label: 'key' }, schedule, HASH_BYTES);
  const nonce = expand(secret, { suite: SUITE, label: 'base_nonce' }, schedule, NONCE_BYTES);

  const cipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(aad);
  cipher.setAuthTag(ciphertext.subarray(-TAG_BYTES));
  return Buffer.concat([cipher.update(ciphertext.subarray(0, -TAG_BYTES)), cipher.final()]);
}

/** `Decap` of RFC 9180 §4.1; node checks that the sender's point lies on the curve. */
function sharedSecret(enc: Buffer, { ecdh, publicKey }: OpeningKeys): Buffer {
  const kem = (label: string): Labelled => ({ suite: KEM, label });
  const key = extract(EMPTY, kem('eae_prk'), ecdh.computeSecret(enc));
  return expand(key, kem('shared_secret'), Buffer.concat([enc, publicKey]), HASH_BYTES);
}
