import { LANGUAGE_NAMES, type ShownLanguage } from '#messages/text.tsx';

const isShown = (code: string): code is ShownLanguage => code in LANGUAGE_NAMES;

/** The first of the browser's languages that the app speaks; English where there is none. */
export const browserLanguage = (preferred: readonly string[]): ShownLanguage =>
  preferred.map((tag) => tag.slice(0, 2).toLowerCase()).find(isShown) ?? 'en';
