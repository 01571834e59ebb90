import type { Language } from './language.ts';

/** Sixteen consonants and five vowels each, all on the language's own keyboard, said as they are written. */
const SOUNDS: Record<Language, { consonants: string; vowels: string }> = {
  en: { consonants: 'bdghjklmnprstvwz', vowels: 'aeiou' },
  ru: { consonants: 'бвгдзклмнпрстфхш', vowels: 'аеиоя' },
  kk: { consonants: 'бғгдзкқлмнпрстшж', vowels: 'аеіоы' },
};

const WORDS = 4;
const SYLLABLES = 2;

/** Random bytes that `offeredPassphrase` takes. */
export const OFFER_BYTES = WORDS * SYLLABLES * 2;

/**
 * Four made-up words of two syllables: 80^8, some 2^50 equally likely. Words of no dictionary, so that no list of
 * anybody's is carried, and none of them is longer to type than it is worth.
 * @param bytes `OFFER_BYTES` random ones
 */
export function offeredPassphrase(bytes: Uint8Array, language: Language): string {
  const { consonants, vowels } = SOUNDS[language];
  const byte = (at: number) => bytes[at] ?? 0;
  const syllable = (at: number) => `${consonants[byte(at) % consonants.length]}${vowels[byte(at + 1) % vowels.length]}`;
  const word = (at: number) => Array.from({ length: SYLLABLES }, (_, index) => syllable(at + 2 * index)).join('');
  return Array.from({ length: WORDS }, (_, index) => word(index * SYLLABLES * 2)).join(' ');
}

/** As it is stretched: phones put capitals and second spaces by themselves. */
export const typedPassphrase = (text: string): string =>
  text.normalize('NFKC').toLowerCase().trim().replaceAll(/\s+/g, ' ');

export const SHORTEST_PASSPHRASE = 14;
const FEWEST_SIGNS = 7;
/** Signs that must be left once everything anybody tries first is taken out. */
const FEWEST_LEFT = 8;

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю', '1234567890'];
const ALPHABETS = ['abcdefghijklmnopqrstuvwxyz', 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя'];
const TRIED_FIRST = [
  ...['password', 'passphrase', 'letmein', 'welcome', 'iloveyou', 'daybook', 'observer', 'election', 'mission'],
  ...['пароль', 'наблюдатель', 'наблюдение', 'выборы', 'миссия', 'люблю', 'привет'],
  ...['құпиясөз', 'құпия', 'бақылаушы', 'сайлау', 'қазақстан', 'казахстан', 'kazakhstan', 'almaty', 'алматы'],
];
const SHORTEST_RUN = 4;

export type Weakness = 'too-short' | 'too-simple';

/** Why somebody's own words would be guessed; undefined when they may do. Words that were offered always do. */
export function weaknessOf(text: string): Weakness | undefined {
  const typed = typedPassphrase(text);
  if ([...typed].length < SHORTEST_PASSPHRASE) return 'too-short';
  const signs = typed.replaceAll(/[\s\p{P}]/gu, '');
  const isRepeated = /^(.+?)\1+$/u.test(signs);
  const left = withoutRuns(TRIED_FIRST.reduce((rest, word) => rest.replaceAll(word, ''), signs));
  return isRepeated || new Set(signs).size < FEWEST_SIGNS || left.length < FEWEST_LEFT ? 'too-simple' : undefined;
}

/** Without neighbours on a keyboard or in an alphabet, in either direction. */
function withoutRuns(text: string): string {
  const lines = [...ROWS, ...ALPHABETS].flatMap((line) => [line, [...line].reverse().join('')]);
  let rest = text;
  for (let at = 0; at + SHORTEST_RUN <= rest.length; ) {
    const length = longestRun(rest, at, lines);
    if (length < SHORTEST_RUN) at += 1;
    else rest = rest.slice(0, at) + rest.slice(at + length);
  }
  return rest;
}

function longestRun(text: string, at: number, lines: readonly string[]): number {
  let length = SHORTEST_RUN;
  while (at + length <= text.length && lines.some((line) => line.includes(text.slice(at, at + length)))) length += 1;
  return length - 1;
}
