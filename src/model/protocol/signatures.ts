import { fromBase64Url, toBase64Url, utf8 } from './bytes.ts';

/**
 * Ed25519 (RFC 8032): WebCrypto where the engine has it, else the noble implementation, loaded only then.
 * Keys are raw: 32-byte seed, 32-byte public key. Messages are texts, signed as UTF-8.
 */
export type SigningKey = { seed: Uint8Array<ArrayBuffer>; publicKey: string };

/** PKCS #8 wrapping of a raw Ed25519 seed (RFC 8410). */
const PKCS8_HEAD = Uint8Array.from([
  0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
]);

let native: Promise<boolean> | undefined;
const hasNative = (): Promise<boolean> => {
  native ??= crypto.subtle
    .importKey('pkcs8', pkcs8(new Uint8Array(32)), 'Ed25519', false, ['sign'])
    .then(() => true)
    .catch(() => false); // older engines do not know the algorithm
  return native;
};

const pkcs8 = (seed: Uint8Array): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(PKCS8_HEAD.length + seed.length);
  bytes.set(PKCS8_HEAD);
  bytes.set(seed, PKCS8_HEAD.length);
  return bytes;
};

const noble = async () => (await import('@noble/curves/ed25519.js')).ed25519;

/** @param seed 32 random bytes */
export async function signingKey(seed: Uint8Array<ArrayBuffer>): Promise<SigningKey> {
  if (!(await hasNative())) return { seed, publicKey: toBase64Url((await noble()).getPublicKey(seed)) };
  const key = await crypto.subtle.importKey('pkcs8', pkcs8(seed), 'Ed25519', true, ['sign']);
  const { x } = await crypto.subtle.exportKey('jwk', key);
  if (!x) throw new Error('The engine gave no public key');
  return { seed, publicKey: x };
}

/** Imported keys by the key they were made of: importing takes as long as signing. */
const imported = new WeakMap<SigningKey, Promise<CryptoKey>>();

export async function sign(signing: SigningKey, message: string): Promise<string> {
  if (!(await hasNative())) return toBase64Url((await noble()).sign(utf8(message), signing.seed));
  const key =
    imported.get(signing) ?? crypto.subtle.importKey('pkcs8', pkcs8(signing.seed), 'Ed25519', false, ['sign']);
  imported.set(signing, key);
  return toBase64Url(new Uint8Array(await crypto.subtle.sign('Ed25519', await key, utf8(message))));
}

const KEYS_KEPT = 1000;
const verifyingKeys = new Map<string, CryptoKey>();

/** False for a wrong signature and for a key or signature that is none. */
export async function isSignedBy(publicKey: string, message: string, signature: string): Promise<boolean> {
  try {
    const [key, mark] = [fromBase64Url(publicKey), fromBase64Url(signature)];
    if (!(await hasNative())) return (await noble()).verify(mark, utf8(message), key);
    const verifying =
      verifyingKeys.get(publicKey) ?? (await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']));
    if (verifyingKeys.size >= KEYS_KEPT) verifyingKeys.clear();
    verifyingKeys.set(publicKey, verifying);
    return await crypto.subtle.verify('Ed25519', verifying, mark, utf8(message));
  } catch {
    return false; // malformed keys and signatures verify nothing
  }
}
