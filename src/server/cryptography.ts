import { isSignedBy, sign } from '#model/protocol/signatures.ts';
import { openEnvelope } from './opening.ts';

/** What the server computes with keys; as a value, so that many thousand days can be replayed with a cheap stand-in. */
export type Cryptography = { isSignedBy: typeof isSignedBy; sign: typeof sign; openEnvelope: typeof openEnvelope };

export const engineCryptography: Cryptography = { isSignedBy, sign, openEnvelope };
