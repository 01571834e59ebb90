/**
 * One spelling for what people write in many: Cyrillic, Kazakh letters and Latin transliterations meet in a plain
 * Latin skeleton, so that *Алматы* and *Almaty*, *Қызылорда* and *Kyzylorda*, *мектеп* and *mektep* are one word.
 * For finding only; two different words may share a skeleton.
 */
const CYRILLIC: Record<string, string> = {
  ...{ а: 'a', ә: 'a', б: 'b', в: 'v', г: 'g', ғ: 'g', д: 'd', е: 'e', ё: 'e', э: 'e', ж: 'j', з: 'z', и: 'i' },
  ...{ і: 'i', й: 'i', ы: 'i', к: 'k', қ: 'k', л: 'l', м: 'm', н: 'n', ң: 'n', о: 'o', ө: 'o', п: 'p', р: 'r' },
  ...{ с: 's', т: 't', у: 'u', ұ: 'u', ү: 'u', ў: 'u', ф: 'f', х: 'h', һ: 'h', ц: 'c', ч: 'ch', ш: 'sh', щ: 'sh' },
  ...{ ъ: '', ь: '', ю: 'iu', я: 'ia' },
};

/** Latin letters without a plain form after decomposition. */
const LATIN: Record<string, string> = {
  ı: 'i',
  ø: 'o',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  æ: 'e',
  œ: 'e',
  "'": '',
  '’': '',
  ʼ: '',
};

/** Spellings of the same sound, longest first. */
const SOUNDS: readonly [RegExp, string][] = [
  [/shch/g, 'sh'],
  [/zh|dj/g, 'j'],
  [/kh/g, 'h'],
  [/gh/g, 'g'],
  [/ts|tz/g, 'c'],
  [/q/g, 'k'],
  [/w/g, 'v'],
  [/x/g, 'ks'],
  [/y/g, 'i'],
  [/([a-z])\1+/g, '$1'],
];

/** Words of the skeleton separated by one blank; digits stay as they are. */
export function searchKey(text: string): string {
  let latin = '';
  for (const letter of text.toLowerCase().normalize('NFC'))
    latin += letter >= ' ' && letter <= '~' && letter !== "'" ? letter : (CYRILLIC[letter] ?? plain(letter));
  for (const [sound, one] of SOUNDS) latin = latin.replace(sound, one);
  return latin.replace(/[^a-z0-9]+/g, ' ').trim();
}

const ACCENTS = /\p{M}/gu;

const plain = (letter: string): string => LATIN[letter] ?? letter.normalize('NFKD').replace(ACCENTS, '');

/** "0012" and "12" are one number to whoever looks for it. */
export const withoutZeros = (number: string): string => number.replace(/^0+(?=\d)/, '');
