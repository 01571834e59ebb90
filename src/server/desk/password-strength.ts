import { SHORTEST_PASSWORD } from '#model/desk/account.ts';
import { COMMON_PASSWORDS, COMMON_WORDS } from './common-passwords.ts';

/**
 * Why a password is refused; undefined when it is good enough. Length counts, composition does not (NIST SP 800-63B);
 * the commonest passwords, one character or word repeated, and the login itself are what attackers try first.
 */
export function weaknessOf(password: string, login: string): string | undefined {
  if ([...password].length < SHORTEST_PASSWORD) return `shorter than ${SHORTEST_PASSWORD} characters`;
  const plain = password.normalize('NFKC').toLowerCase();
  if (COMMON_PASSWORDS.has(plain)) return 'one of the commonest passwords';
  if (/^(.{1,4})\1+$/u.test(plain)) return 'a few characters repeated';
  const letters = plain.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const word = /^(\p{L}.{0,15}?)\1+$/u.exec(letters)?.[1] ?? letters;
  if (COMMON_WORDS.has(word)) return 'a common word with digits or signs around it';
  if (plain.includes(login.toLowerCase()) && plain.length < login.length + SHORTEST_PASSWORD)
    return 'made from the login';
  return undefined;
}
