import type { Cryptography as PhoneCryptography } from '#device/cryptography.ts';
import type { SignedRevision } from '#model/observation/revision.ts';
import { toBase64Url } from '#model/protocol/bytes.ts';
import type { Envelope } from '#model/protocol/messages.ts';
import type { Cryptography as ServerCryptography } from '#server/cryptography.ts';

/**
 * Cheap stand-ins with the shape of the real thing: contents are unreadable without undoing them, bound to their
 * place, and signatures belong to one key and one message. They resist nobody; `tests/model/protocol` and
 * `tests/device` test the real ones.
 */
const MASK = 0x5a;

function masked(text: string): Buffer<ArrayBuffer> {
  const bytes = Buffer.from(text) as Buffer<ArrayBuffer>;
  for (let at = 0; at < bytes.length; at++) bytes[at] = (bytes[at] ?? 0) ^ MASK;
  return bytes;
}

function unmasked(bytes: Uint8Array): string {
  const clear = Buffer.allocUnsafe(bytes.length);
  for (let at = 0; at < bytes.length; at++) clear[at] = (bytes[at] ?? 0) ^ MASK;
  return clear.toString();
}

/** What sealed bodies hold; the bytes themselves say nothing, as ciphertext does. */
const contents = new WeakMap<ArrayBuffer, { place: string; text: string }>();

/** The same for what is bytes: photos are too large to be written out. */
const pictures = new WeakMap<ArrayBuffer, { place: string; bytes: Uint8Array<ArrayBuffer> }>();

/** For those who look at a phone's disk from outside, with its key. */
export const textOf = (body: ArrayBuffer): string => contents.get(body)?.text ?? 'null';
export const bytesOf = (body: ArrayBuffer): Uint8Array | undefined => pictures.get(body)?.bytes;
export const contentOf = (body: ArrayBuffer): unknown => JSON.parse(textOf(body)) as unknown;

/** cyrb53 (public domain): 53 bits. */
function shortHash(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return `${(a >>> 0).toString(36)}${(b >>> 0).toString(36)}`;
}

const sign: PhoneCryptography['sign'] = async ({ publicKey }, message) => shortHash(`${publicKey}\n${message}`);
const isSignedBy: PhoneCryptography['isSignedBy'] = async (publicKey, message, signature) =>
  signature === shortHash(`${publicKey}\n${message}`);

const placeOf = ({ device, seq, revision }: Pick<Envelope, 'device' | 'seq' | 'revision'>) =>
  `${device}|${seq}|${revision}\n`;

async function seal(table: string, id: string, content: unknown): Promise<ArrayBuffer> {
  const body = new ArrayBuffer(8);
  contents.set(body, { place: `${table}|${id}`, text: JSON.stringify(content) });
  return body;
}

async function open(table: string, id: string, body: ArrayBuffer): Promise<unknown> {
  const sealed = contents.get(body);
  if (sealed?.place !== `${table}|${id}`) throw new Error('Sealed for another place');
  return JSON.parse(sealed.text) as unknown;
}

export const phoneCryptography: PhoneCryptography = {
  cipherOf: async () => ({
    seal,
    open,
    async sealBytes(table, id, bytes) {
      const body = new ArrayBuffer(8);
      pictures.set(body, { place: `${table}|${id}`, bytes: Uint8Array.from(bytes) });
      return body;
    },
    async openBytes(table, id, body) {
      const sealed = pictures.get(body);
      if (sealed?.place !== `${table}|${id}`) throw new Error('Sealed for another place');
      return Uint8Array.from(sealed.bytes);
    },
    opaqueName: async (name) => shortHash(name),
  }),
  signingKey: async (seed) => ({ seed, publicKey: toBase64Url(seed) }),
  sign,
  isSignedBy,
  sealEnvelope: async (signed: SignedRevision, envelope) => ({
    ...envelope,
    protocol: 1,
    enc: 'AA',
    ciphertext: masked(placeOf(envelope) + JSON.stringify(signed)).toString('base64url'),
  }),
};

export const serverCryptography: ServerCryptography = {
  sign,
  isSignedBy,
  openEnvelope(envelope) {
    const text = unmasked(Buffer.from(envelope.ciphertext, 'base64url'));
    if (!text.startsWith(placeOf(envelope))) throw new Error('Sealed for another place');
    return text.slice(placeOf(envelope).length);
  },
};
