import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_P256_HKDF_SHA256 } from 'hpke';
import type { SignedRevision } from '../observation/revision.ts';
import { fromBase64Url, toBase64Url, utf8 } from './bytes.ts';
import type { Envelope } from './messages.ts';

/**
 * HPKE base mode (RFC 9180): DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. P-256 because every engine since
 * 2015 has it in WebCrypto; X25519 came to Chromium in 2025. The text is deflated first.
 */
const suite = () => new CipherSuite(KEM_DHKEM_P256_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_256_GCM);

const INFO = utf8('daybook/envelope/1');

/** Inflated text beyond this is refused: nobody fills a server's memory with zeros. */
const LONGEST_INFLATED = 2_000_000;

type Clear = Pick<Envelope, 'revision' | 'device' | 'seq'>;

const boundTo = ({ revision, device, seq }: Clear): Uint8Array => utf8(`${device}|${seq}|${revision}`);

/** Both raw, base64url: 65-byte public point, 32-byte private scalar. */
export type SealingKeys = { publicKey: string; privateKey: string };

export async function newSealingKeys(): Promise<SealingKeys> {
  const hpke = suite();
  const pair = await hpke.GenerateKeyPair(true);
  return {
    publicKey: toBase64Url(await hpke.SerializePublicKey(pair.publicKey)),
    privateKey: toBase64Url(await hpke.SerializePrivateKey(pair.privateKey)),
  };
}

/** The key pair `openEnvelope` takes; read it once, not per envelope. */
export const readSealingKeys = async ({ publicKey, privateKey }: SealingKeys) => {
  const hpke = suite();
  return {
    publicKey: (await hpke.DeserializePublicKey(fromBase64Url(publicKey))) as CryptoKey,
    privateKey: (await hpke.DeserializePrivateKey(fromBase64Url(privateKey))) as CryptoKey, // hpke types keys loosely
  };
};

export type OpeningKeys = Awaited<ReturnType<typeof readSealingKeys>>;

/** Seals a signed revision to the server; `publicKey` is the raw point, base64url. */
export async function sealEnvelope(
  signed: SignedRevision,
  envelope: Omit<Envelope, 'enc' | 'ciphertext' | 'protocol'>,
  publicKey: string,
): Promise<Envelope> {
  const hpke = suite();
  const key = await hpke.DeserializePublicKey(fromBase64Url(publicKey));
  const sealed = await hpke.Seal(key, await deflate(JSON.stringify(signed)), { info: INFO, aad: boundTo(envelope) });
  return {
    ...envelope,
    protocol: 1,
    enc: toBase64Url(sealed.encapsulatedSecret),
    ciphertext: toBase64Url(sealed.ciphertext),
  };
}

/** The sealed text. @throws when it is not sealed to this key, or the clear part was changed. */
export async function openEnvelope(envelope: Envelope, keys: OpeningKeys): Promise<string> {
  const opened = await suite().Open(keys, fromBase64Url(envelope.enc), fromBase64Url(envelope.ciphertext), {
    info: INFO,
    aad: boundTo(envelope),
  });
  return inflate(opened);
}

async function deflate(text: string): Promise<Uint8Array> {
  const stream = new Blob([utf8(text)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function inflate(bytes: Uint8Array): Promise<string> {
  const stream = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of stream as unknown as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > LONGEST_INFLATED) throw new Error('The sealed text is too long');
    parts.push(part);
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(await new Blob(parts as BlobPart[]).arrayBuffer());
}
