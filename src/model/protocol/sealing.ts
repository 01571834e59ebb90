import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_P256_HKDF_SHA256 } from 'hpke';
import type { SignedRevision } from '../observation/revision.ts';
import { fromBase64Url, toBase64Url, utf8 } from './bytes.ts';
import type { Envelope } from './messages.ts';

/**
 * HPKE base mode (RFC 9180): DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. P-256 because every engine since
 * 2015 has it in WebCrypto; X25519 came to Chromium in 2025. The text is deflated first. `server/opening.ts` opens.
 */
const suite = () => new CipherSuite(KEM_DHKEM_P256_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_256_GCM);

export const SEALING_INFO = utf8('daybook/envelope/1');

type Clear = Pick<Envelope, 'revision' | 'device' | 'seq'>;

/** Authenticated with the text: an envelope opens under no other number, device or revision. */
export const boundTo = ({ revision, device, seq }: Clear): Uint8Array => utf8(`${device}|${seq}|${revision}`);

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

/** Seals a signed revision to the server; `publicKey` is the raw point, base64url. */
export async function sealEnvelope(
  signed: SignedRevision,
  envelope: Omit<Envelope, 'enc' | 'ciphertext' | 'protocol'>,
  publicKey: string,
): Promise<Envelope> {
  const hpke = suite();
  const key = await hpke.DeserializePublicKey(fromBase64Url(publicKey));
  const sealed = await hpke.Seal(key, await deflate(JSON.stringify(signed)), {
    info: SEALING_INFO,
    aad: boundTo(envelope),
  });
  return {
    ...envelope,
    protocol: 1,
    enc: toBase64Url(sealed.encapsulatedSecret),
    ciphertext: toBase64Url(sealed.ciphertext),
  };
}

async function deflate(text: string): Promise<Uint8Array> {
  const stream = new Blob([utf8(text)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
