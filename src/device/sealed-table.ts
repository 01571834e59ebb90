import { toBase64Url, utf8 } from '#model/protocol/bytes.ts';
import type { Random } from './surroundings.ts';
import type { TableName } from './tables.ts';

/**
 * The one way content gets into the database: AES-256-GCM with a random 96-bit nonce before the ciphertext, bound to
 * its place `table|id` so that rows cannot be swapped. Seal before opening a transaction: WebCrypto inside one lets
 * it commit early.
 */
export type Cipher = {
  seal(table: TableName, id: string, content: unknown): Promise<ArrayBuffer>;
  /** @throws when the body was not sealed for this place with this key. */
  open(table: TableName, id: string, body: ArrayBuffer): Promise<unknown>;
  /** The same for bytes as they are. */
  sealBytes(table: TableName, id: string, content: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
  openBytes(table: TableName, id: string, body: ArrayBuffer): Promise<Uint8Array<ArrayBuffer>>;
  /** An opaque id for a telling name ("observation|question"): the same on this phone, meaningless without the key. */
  opaqueName(name: string): Promise<string>;
};

const NONCE_BYTES = 12;

/** @param dataKey 32 random bytes */
export async function cipherOf(dataKey: ArrayBuffer, random: Random): Promise<Cipher> {
  const rowKey = await derived(dataKey, 'daybook/rows/1', { name: 'AES-GCM', length: 256 }, ['encrypt', 'decrypt']);
  const names: HmacKeyGenParams = { name: 'HMAC', hash: 'SHA-256', length: 256 };
  const nameKey = await derived(dataKey, 'daybook/names/1', names, ['sign']);
  const algorithm = (nonce: Uint8Array<ArrayBuffer>, place: string) => ({
    name: 'AES-GCM',
    iv: nonce,
    additionalData: utf8(place),
  });
  async function sealBytes(table: TableName, id: string, content: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
    const nonce = random.bytes(NONCE_BYTES);
    const sealed = await crypto.subtle.encrypt(algorithm(nonce, `${table}|${id}`), rowKey, content);
    const body = new Uint8Array(NONCE_BYTES + sealed.byteLength);
    body.set(nonce);
    body.set(new Uint8Array(sealed), NONCE_BYTES);
    return body.buffer;
  }
  async function openBytes(table: TableName, id: string, body: ArrayBuffer): Promise<Uint8Array<ArrayBuffer>> {
    const nonce = new Uint8Array(body, 0, NONCE_BYTES);
    const sealed = new Uint8Array(body, NONCE_BYTES);
    return new Uint8Array(await crypto.subtle.decrypt(algorithm(nonce, `${table}|${id}`), rowKey, sealed));
  }
  return {
    seal: (table, id, content) => sealBytes(table, id, utf8(JSON.stringify(content))),
    open: async (table, id, body) => JSON.parse(new TextDecoder().decode(await openBytes(table, id, body))) as unknown,
    sealBytes,
    openBytes,
    opaqueName: async (name) =>
      toBase64Url(new Uint8Array(await crypto.subtle.sign('HMAC', nameKey, utf8(name))).slice(0, 16)),
  };
}

async function derived(
  dataKey: ArrayBuffer,
  purpose: string,
  algorithm: AesKeyGenParams | HmacKeyGenParams,
  usages: KeyUsage[],
): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', dataKey, 'HKDF', false, ['deriveKey']);
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8(purpose) };
  return crypto.subtle.deriveKey(hkdf, base, algorithm, false, usages);
}

/** One table's contents of one shape. What comes back is trusted: this code wrote it, and GCM says it is unchanged. */
export const sealedTable = <Content>(cipher: Cipher, table: TableName) => ({
  seal: (id: string, content: Content): Promise<ArrayBuffer> => cipher.seal(table, id, content),
  open: async (id: string, body: ArrayBuffer): Promise<Content> => (await cipher.open(table, id, body)) as Content,
});
