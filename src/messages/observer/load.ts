import type { Catalog } from '../catalog.ts';
import type { ShownLanguage } from '../text.tsx';

/** Every sentence an observer can meet, in one language; the other languages are not loaded. */
export async function loadObserverSentences(language: ShownLanguage): Promise<Catalog> {
  switch (language) {
    case 'en':
      return (await import('./sentences-en.ts')).sentences;
    case 'ru':
      return (await import('./sentences-ru.ts')).sentences;
    case 'kk':
      return (await import('./sentences-kk.ts')).sentences;
    default:
      return language satisfies never;
  }
}
