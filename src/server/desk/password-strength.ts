import { detailOf } from '#messages/details/detail.ts';
import { SHORTEST_PASSWORD } from '#model/desk/account.ts';
import { COMMON_PASSWORDS, COMMON_WORDS } from './common-passwords.ts';

/**
 * Why a password is refused; undefined when it is good enough. Length counts, composition does not (NIST SP 800-63B);
 * the commonest passwords, one character or word repeated, and the login itself are what attackers try first.
 */
export function weaknessOf(password: string, login: string): string | undefined {
  if ([...password].length < SHORTEST_PASSWORD) return detailOf('password-shorter-than', SHORTEST_PASSWORD);
  const plain = password.normalize('NFKC').toLowerCase();
  if (COMMON_PASSWORDS.has(plain)) return detailOf('password-common');
  if (/^(.{1,4})\1+$/u.test(plain)) return detailOf('password-repeats');
  const letters = plain.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const word = /^(\p{L}.{0,15}?)\1+$/u.exec(letters)?.[1] ?? letters;
  if (COMMON_WORDS.has(word)) return detailOf('password-common-word');
  if (plain.includes(login.toLowerCase()) && plain.length < login.length + SHORTEST_PASSWORD)
    return detailOf('password-from-login');
  return undefined;
}
