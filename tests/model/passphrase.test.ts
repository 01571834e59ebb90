import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { LANGUAGES } from '#model/language.ts';
import { OFFER_BYTES, offeredPassphrase, typedPassphrase, weaknessOf } from '#model/passphrase.ts';

test('offered words take at least 2^44 guesses: each sign is as likely as any other of its kind', () => {
  for (const language of LANGUAGES) {
    const consonants = new Set<string>();
    const vowels = new Set<string>();
    for (let byte = 0; byte < 256; byte++) {
      const [first = '', second = ''] = offeredPassphrase(new Uint8Array(OFFER_BYTES).fill(byte), language);
      consonants.add(first);
      vowels.add(second);
    }
    expect([consonants.size, vowels.size]).toEqual([16, 5]);
    const rarest = (1 / 16) * (52 / 256); // 256 is no multiple of 5: the likeliest vowel comes 52 times
    expect(-Math.log2(rarest ** 8)).toBeGreaterThan(44);
  }
});

test('offered words differ, can be said, and are never called weak', () => {
  for (const language of LANGUAGES) {
    const offered = Array.from({ length: 300 }, () => offeredPassphrase(randomBytes(OFFER_BYTES), language));
    expect(new Set(offered).size).toBe(300);
    for (const words of offered) expect(words).toMatch(/^\p{Ll}{4}( \p{Ll}{4}){3}$/u);
  }
});

test('what a phone puts by itself does not change a passphrase', () => {
  expect(typedPassphrase(' Tavo  melu dira\u00a0pono ')).toBe('tavo melu dira pono');
  expect(typedPassphrase('Й')).toBe(typedPassphrase('Й'));
});

test('own words that would be guessed are refused, others are not', () => {
  for (const words of ['', 'short words', '             .'])
    expect([words, weaknessOf(words)]).toEqual([words, 'too-short']);
  for (const words of [
    'aaaaaaaaaaaaaaaa',
    'abcabcabcabcabcabc',
    'password12345678',
    'qwertyuiopasdfghjkl',
    'йцукенгшщзхъ12345',
    'наблюдатель выборы',
    'Daybook Daybook 2027',
    'құпиясөз 1234567890',
    '98765432109876543210',
  ])
    expect([words, weaknessOf(words)]).toEqual([words, 'too-simple']);
  for (const words of ['the goat sold my umbrella', 'самовар уехал ночным поездом', 'түйе терезеден қарайды'])
    expect([words, weaknessOf(words)]).toEqual([words, undefined]);
});
