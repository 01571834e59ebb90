import { hashText } from '../observation/hashing.ts';
import type { ServerKeys } from './messages.ts';

/** What a device signs when it enrols: that it holds the key it names, for this code. */
export const enrolProof = (code: string, publicKey: string): string =>
  hashText(`daybook/enrol/1\n${code}\n${publicKey}`);

/** What the server signs under a receipt. */
export const receiptHash = (text: string): string => hashText(`daybook/receipt/1\n${text}`);

/** Printed on enrolment cards, so that a phone knows it talks to the mission's server: 16 hexadecimal digits. */
export const keyFingerprint = (keys: ServerKeys): string =>
  hashText(`daybook/keys/1\n${keys.sealing}\n${keys.signing}`).slice(0, 16);

/** Crockford base 32 without I, L, O, U; what people mistype is read as what they meant. */
export const readableCode = (typed: string): string =>
  typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1').replaceAll('U', 'V');
