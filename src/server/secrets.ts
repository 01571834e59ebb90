import { timingSafeEqual } from 'node:crypto';
import { hashText } from '#model/observation/hashing.ts';

/** How tokens and link secrets are kept: they are long and random, so one plain hash is enough. */
export const tokenHash = (token: string): string => hashText(token);

/** How the secret half of an enrolment code is kept. It is short, so the pepper of the key file is mixed in. */
export const codeHash = (secret: string, pepper: string): string => hashText(`daybook/code/1\n${pepper}\n${secret}`);

/** Takes the same time wherever the texts differ. */
export function sameSecret(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
