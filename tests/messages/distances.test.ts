import { expect, test } from 'vitest';
import { distanceText } from '#messages/distances.ts';

test.each([
  [0, 'en', '0 m'],
  [609.6, 'en', '610 m'],
  [999.4, 'en', '999 m'],
  [999.6, 'en', '1.0 km'],
  [3610, 'en', '3.6 km'],
  [3610, 'ru', '3,6 км'],
  [3610, 'kk', '3,6 км'],
  [412_345, 'ru', '412,3 км'],
  [12_345_678, 'en', '12,345.7 km'],
] as const)('%d metres in %s are %s', (metres, language, words) => {
  expect(distanceText(metres, language).replaceAll(/\s/gu, ' ')).toBe(words);
});
