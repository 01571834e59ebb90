import { timingSafeEqual } from 'node:crypto';
import type { Id } from '#model/ids.ts';
import { hashText } from '#model/observation/hashing.ts';
import type { TokenKind } from './store/devices.ts';

/** How tokens and link secrets are kept: they are long and random, so one plain hash is enough. */
export const tokenHash = (token: string): string => hashText(token);

/** How the secret half of an enrolment code is kept. It is short, so the pepper of the key file is mixed in. */
export const codeHash = (secret: string, pepper: string): string => hashText(`daybook/code/1\n${pepper}\n${secret}`);

/**
 * The token a device gets when it enrols, however often it asks: of two answers that overtake each other on the way,
 * neither may lock the phone out. Nobody without the key file can make it.
 */
export const deviceToken = (kind: TokenKind, device: Id, pepper: string): string =>
  hashText(`daybook/token/1\n${pepper}\n${kind}\n${device}`);

/** Takes the same time wherever the texts differ. */
export function sameSecret(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
