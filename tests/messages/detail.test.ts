import { expect, it } from 'vitest';
import { type Arguments, sentence } from '#messages/catalog.ts';
import { en } from '#messages/coordinator/en.ts';
import { kk } from '#messages/coordinator/kk.ts';
import { detailOf, detailText } from '#messages/details/detail.ts';
import { en as details } from '#messages/details/en.ts';
import { kk as detailsKk } from '#messages/details/kk.ts';

const sayIn =
  (catalog: Record<string, Parameters<typeof sentence>[0]>, language: string) =>
  (key: string, args: Arguments = {}) =>
    catalog[key] === undefined ? key : sentence(catalog[key], args, language);
const english = sayIn({ ...en, ...details }, 'en');
const kazakh = sayIn({ ...kk, ...detailsKk }, 'kk');

it('says a coded detail in the language of the reader, with what it is about', () => {
  expect(detailText(detailOf('quote-not-closed', 5), english)).toMatch(/^Row 5: a quotation mark/);
  expect(detailText(detailOf('quote-not-closed', 5), kazakh)).toMatch(/^5-жол/);
  expect(detailText(detailOf('is-pdf'), kazakh)).toMatch(/PDF/);
});

it('says what is wrong with a row in the words of the list of rows', () => {
  expect(detailText('fault.AREA_MISSING: 2', english)).toBe('Row 2: The area is missing. Fill in every level.');
});

it('keeps colons in what it is about, and shows names of fields as they came', () => {
  expect(detailText(detailOf('in-no-team', 'Dana: deputy'), english)).toMatch(/^Dana: deputy is in no team/);
  expect(detailText('areas: KZ-99', english)).toBe('areas: KZ-99');
  expect(detailText('mission.timeZone', english)).toBe('mission.timeZone');
});
