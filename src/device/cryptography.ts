import { sealEnvelope } from '#model/protocol/sealing.ts';
import { isSignedBy, sign, signingKey } from '#model/protocol/signatures.ts';
import { cipherOf } from './sealed-table.ts';

/** What this phone computes with keys; as a value, so that many thousand days can be replayed with a cheap stand-in. */
export type Cryptography = {
  cipherOf: typeof cipherOf;
  signingKey: typeof signingKey;
  sign: typeof sign;
  isSignedBy: typeof isSignedBy;
  sealEnvelope: typeof sealEnvelope;
};

export const engineCryptography: Cryptography = { cipherOf, signingKey, sign, isSignedBy, sealEnvelope };
