/** Day before month. Chromium names Kazakh among its locales and writes it as ISO; Russian figures are written alike. */
const LOCALES: Readonly<Record<string, string>> = { en: 'en-GB', ru: 'ru-RU', kk: 'ru-RU' };

type Shown = { timeZone: string; language: string };

const format = (instant: string, { timeZone, language }: Shown, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(LOCALES[language] ?? language, { timeZone, ...options }).format(new Date(instant));

/** 14:02 */
export const timeText = (instant: string, shown: Shown): string =>
  format(instant, shown, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** 19/03/2023, 14:02 */
export const dateTimeText = (instant: string, shown: Shown): string =>
  format(instant, shown, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });

/** Local calendar date and clock time, as `<input>` wants them: `2023-03-19` and `14:02`. */
export function localParts(instant: string, timeZone: string): { date: string; time: string } {
  const [date = '', time = ''] = format(
    instant,
    { timeZone, language: 'sv-SE' },
    {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    },
  ).split(' ');
  return { date, time };
}

/** The instant of a local date and time in a zone; where clocks go back, the later one. Undefined when not a time. */
export function instantOf(date: string, time: string, timeZone: string): string | undefined {
  const asUtc = Date.parse(`${date}T${time}:00.000Z`);
  if (Number.isNaN(asUtc)) return undefined;
  const distance = (at: number) => {
    const local = localParts(new Date(at).toISOString(), timeZone);
    return Date.parse(`${local.date}T${local.time}:00.000Z`) - at;
  };
  const guess = asUtc - distance(asUtc);
  return new Date(asUtc - distance(guess)).toISOString();
}
