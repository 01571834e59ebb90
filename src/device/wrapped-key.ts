import { utf8 } from '#model/protocol/bytes.ts';
import type { Random } from './surroundings.ts';

const NONCE_BYTES = 12;

/** What of a data key may lie on a disk, or longer than a moment in memory: AES-256-GCM, bound to the kind of its slot. */
export async function wrapKey(
  dataKey: ArrayBuffer,
  { kind, key, random }: { kind: string; key: Uint8Array<ArrayBuffer>; random: Random },
): Promise<ArrayBuffer> {
  const nonce = random.bytes(NONCE_BYTES);
  const sealed = await crypto.subtle.encrypt(algorithm(nonce, kind), await wrappingKey(key), dataKey);
  const wrapped = new Uint8Array(NONCE_BYTES + sealed.byteLength);
  wrapped.set(nonce);
  wrapped.set(new Uint8Array(sealed), NONCE_BYTES);
  return wrapped.buffer;
}

/** Undefined when it was wrapped with another key. */
export async function unwrapKey(
  wrapped: ArrayBuffer,
  { kind, key }: { kind: string; key: Uint8Array<ArrayBuffer> },
): Promise<ArrayBuffer | undefined> {
  const nonce = new Uint8Array(wrapped, 0, NONCE_BYTES);
  try {
    const opened = await wrappingKey(key);
    return await crypto.subtle.decrypt(algorithm(nonce, kind), opened, new Uint8Array(wrapped, NONCE_BYTES));
  } catch {
    return undefined; // how an engine says that the tag does not fit
  }
}

const algorithm = (iv: Uint8Array<ArrayBuffer>, kind: string) => ({
  name: 'AES-GCM',
  iv,
  additionalData: utf8(`daybook/keyslot/1|${kind}`),
});

const wrappingKey = (key: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt']);
