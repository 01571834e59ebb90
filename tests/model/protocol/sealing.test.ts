import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64Url, toBase64Url } from '#model/protocol/bytes.ts';
import { newSealingKeys, sealEnvelope } from '#model/protocol/sealing.ts';
import { isSignedBy, sign, signingKey } from '#model/protocol/signatures.ts';
import { readSealingKeys } from '#server/hpke-open.ts';
import { openEnvelope } from '#server/opening.ts';
import { idOf } from '../revisions.ts';

const signed = { text: '{"comment":"Есік ашық, қоңырау жұмыс істемейді"}', signature: 'c2ln' };
const clear = { revision: idOf(1), device: idOf(2), seq: 7, key: 'f', urgent: false };

describe('an envelope', () => {
  it('opens to what was sealed, for the key it was sealed to', async () => {
    const keys = await newSealingKeys();
    const envelope = await sealEnvelope(signed, clear, keys.publicKey);
    expect(JSON.parse(openEnvelope(envelope, readSealingKeys(keys)))).toEqual(signed);
    const other = readSealingKeys(await newSealingKeys());
    expect(() => openEnvelope(envelope, other)).toThrow();
  });

  it('does not show its text, nor open under another number, device or revision', async () => {
    const keys = await newSealingKeys();
    const reader = readSealingKeys(keys);
    const envelope = await sealEnvelope(signed, clear, keys.publicKey);
    expect(JSON.stringify(envelope)).not.toContain('қоңырау');
    for (const change of [{ seq: 8 }, { device: idOf(3) }, { revision: idOf(3) }])
      expect(() => openEnvelope({ ...envelope, ...change }, reader)).toThrow();
  });

  it('does not open when any byte of it was changed', async () => {
    const keys = await newSealingKeys();
    const reader = readSealingKeys(keys);
    const envelope = await sealEnvelope(signed, clear, keys.publicKey);
    const bytes = fromBase64Url(envelope.ciphertext);
    for (let at = 0; at < bytes.length; at++) {
      const changed = Uint8Array.from(bytes, (byte, n) => (n === at ? byte ^ 1 : byte));
      expect(() => openEnvelope({ ...envelope, ciphertext: toBase64Url(changed) }, reader)).toThrow();
    }
  });

  it('refuses a text that inflates without end', async () => {
    const keys = await newSealingKeys();
    const bomb = await sealEnvelope({ text: '0'.repeat(3_000_000), signature: '' }, clear, keys.publicKey);
    expect(bomb.ciphertext.length).toBeLessThan(10_000);
    expect(() => openEnvelope(bomb, readSealingKeys(keys))).toThrow('too long');
  });
});

describe('a signature', () => {
  // RFC 8032 §7.1, test 2: one byte 0x72, which is the letter r
  const seed = Uint8Array.from(Buffer.from('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', 'hex'));
  const publicKey = Buffer.from('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c', 'hex').toString(
    'base64url',
  );
  const signature = Buffer.from(
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    'hex',
  ).toString('base64url');

  it('is that of RFC 8032', async () => {
    const key = await signingKey(seed);
    expect(key.publicKey).toBe(publicKey);
    expect(await sign(key, 'r')).toBe(signature);
    expect(await isSignedBy(publicKey, 'r', signature)).toBe(true);
  });

  it('fails for other words, other keys and things that are no signature', async () => {
    expect(await isSignedBy(publicKey, 's', signature)).toBe(false);
    expect(await isSignedBy((await signingKey(new Uint8Array(32))).publicKey, 'r', signature)).toBe(false);
    for (const broken of ['', 'AAAA', '%%%']) expect(await isSignedBy(publicKey, 'r', broken)).toBe(false);
    expect(await isSignedBy('', 'r', signature)).toBe(false);
  });
});

describe('base64url', () => {
  it('carries any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect([...fromBase64Url(toBase64Url(bytes))]).toEqual([...bytes]);
        expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
      }),
    );
  });
});
