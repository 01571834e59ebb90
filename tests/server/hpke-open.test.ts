import { createCipheriv, ECDH } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openSealed, readSealingKeys, scheduleOf } from '#server/hpke-open.ts';

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');

/**
 * From the test vectors RFC 9180 refers to (Appendix A; cfrg/draft-irtf-cfrg-hpke at 5f503c5, test-vectors.json):
 * mode 0 (base), kem_id 16, kdf_id 1, aead_id 2, the message of sequence number 0. Names as there.
 */
const vector = {
  info: bytes('4f6465206f6e2061204772656369616e2055726e'),
  skRm: bytes('317f915db7bc629c48fe765587897e01e282d3e8445f79f27f65d031a88082b2'),
  pkRm: bytes(
    '04abc7e49a4c6b3566d77d0304addc6ed0e98512ffccf505e6a8e3eb25c685136f853148544876de76c0f2ef99cdc3a05ccf5ded7860c7c021238f9e2073d2356c',
  ),
  enc: bytes(
    '04c06b4f6bebc7bb495cb797ab753f911aff80aefb86fd8b6fcc35525f3ab5f03e0b21bd31a86c6048af3cb2d98e0d3bf01da5cc4c39ff5370d331a4f1f7d5a4e0',
  ),
  keyScheduleContext: bytes(
    '008fc3aeb832490a4b5ab3e42023287db29a1f4bc7c222c0df228727b70a4021127f1ff3fd1aa97af7e5d473e1cb01ba74831133d9659b6c26b03a038a49a84074',
  ),
  key: bytes('ee16802a936d5f544771131900ee6973d0551de9e852ece2ef34bf0d5f9e1d1d'),
  baseNonce: bytes('9bc50980832a7b4b58c40161'),
  aad: bytes('436f756e742d30'),
  ct: bytes('58c61a45059d0c5704560e9d88b564a8b63f1364b8d1fcb3c4c6ddc1d291742465e902cd216f8908da49f8f96f'),
  pt: bytes('4265617574792069732074727574682c20747275746820626561757479'),
};

const keys = readSealingKeys({
  publicKey: vector.pkRm.toString('base64url'),
  privateKey: vector.skRm.toString('base64url'),
});

type Message = Pick<typeof vector, 'enc' | 'ct' | 'aad' | 'info'>;

const opened = (change: Partial<Message> = {}): Buffer => {
  const { enc, ct, aad, info } = { ...vector, ...change };
  return openSealed({ enc, ciphertext: ct, aad, schedule: scheduleOf(info) }, keys);
};

const eachByteChanged = (original: Buffer): Buffer[] =>
  [...original.keys()].map((at) => Buffer.from(original.map((byte, n) => (n === at ? byte ^ 1 : byte))));

const NOT_AUTHENTIC = 'unable to authenticate';
const NO_POINT = expect.objectContaining({ code: 'ERR_CRYPTO_ECDH_INVALID_PUBLIC_KEY' });

describe('a message of the vectors of RFC 9180', () => {
  it('opens to its plaintext', () => {
    expect(scheduleOf(vector.info)).toEqual(vector.keyScheduleContext);
    expect(opened()).toEqual(vector.pt);
  });

  it.each(['ct', 'aad', 'info'] as const)('is refused when any byte of its %s is changed', (part) => {
    for (const changed of eachByteChanged(vector[part]))
      expect(() => opened({ [part]: changed })).toThrow(NOT_AUTHENTIC);
  });

  it('is refused when any byte of its enc is changed: the point is no longer on the curve', () => {
    for (const changed of eachByteChanged(vector.enc)) expect(() => opened({ enc: changed })).toThrow(NO_POINT);
  });

  it('is refused with a point cut short, with no point, and with the point at infinity', () => {
    for (const enc of [vector.enc.subarray(0, -1), bytes('')]) expect(() => opened({ enc })).toThrow(NO_POINT);
    expect(() => opened({ enc: bytes('00') })).toThrow('Failed to compute ECDH key');
  });

  it('is refused with a point that agrees on the same secret, but is not the one it was sealed with', () => {
    const mirrored = bytes(
      '04c06b4f6bebc7bb495cb797ab753f911aff80aefb86fd8b6fcc35525f3ab5f03ef4de42cd57939fb850c34d2671f2c40fe25a33b4c600ac8f2cce5b0e082a5b1f',
    );
    expect(() => opened({ enc: mirrored })).toThrow(NOT_AUTHENTIC);
    const compressed = Buffer.from(ECDH.convertKey(vector.enc, 'prime256v1', undefined, undefined, 'compressed'));
    expect(() => opened({ enc: compressed })).toThrow(NOT_AUTHENTIC);
  });

  it('is refused with fewer bytes of a tag than there are, right as they may be', () => {
    const cipher = createCipheriv('aes-256-gcm', vector.key, vector.baseNonce).setAAD(vector.aad);
    cipher.final();
    const tag = cipher.getAuthTag();
    expect(opened({ ct: tag })).toEqual(bytes(''));
    for (const length of [0, 4, 8, 12, 15])
      expect(() => opened({ ct: tag.subarray(0, length) })).toThrow('authentication tag length');
  });
});
