import { dateTimeText } from '#messages/dates.ts';
import type { Language } from '#model/language.ts';
import { useWords } from './words.tsx';

/** Many browsers know no Kazakh dates; the Russian order of figures is the one used in Kazakhstan. */
const LOCALES: Record<Language, string> = { en: 'en-GB', ru: 'ru-RU', kk: 'ru-RU' };

/** Dates and figures as the chosen language writes them. */
export function useFormats() {
  const { language } = useWords();
  return {
    count: (number: number) => new Intl.NumberFormat(LOCALES[language]).format(number),
    dateTime: (instant: string, timeZone: string) =>
      dateTimeText(instant, { timeZone, language: language === 'kk' ? 'ru' : language }),
    /** For tables: the year is the mission's. */
    shortTime: (instant: string, timeZone: string) =>
      new Intl.DateTimeFormat(LOCALES[language], {
        timeZone,
        day: '2-digit',
        month: language === 'en' ? 'short' : '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }).format(new Date(instant)),
    /** A calendar date without a zone: the election day. */
    day: (date: string) =>
      new Intl.DateTimeFormat(LOCALES[language], {
        dateStyle: language === 'kk' ? 'short' : 'long',
        timeZone: 'UTC',
      }).format(new Date(`${date}T00:00:00Z`)),
  };
}
