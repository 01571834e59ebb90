/**
 * The instant (ms) at which the local date of `now` began in a tz-database zone; up to an hour off on a day whose
 * midnight a clock change skips.
 */
export function startOfDay(now: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const wallClock = (instant: number): number => {
    const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second);
  };
  const midnight = Math.floor(wallClock(now) / 86_400_000) * 86_400_000;
  // the zone's distance from UTC at the guess may differ from the one now; two steps settle it
  let guess = midnight - (wallClock(now) - Math.floor(now / 1000) * 1000);
  for (let step = 0; step < 2; step++) guess -= wallClock(guess) - midnight;
  return guess;
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false; // RangeError: not a zone this runtime knows
  }
}
