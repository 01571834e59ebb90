import { describe, expect, it } from 'vitest';
import { dateTimeText, instantOf, localParts, timeText } from '#messages/dates.ts';

const MIDNIGHT = '2027-03-14T19:00:00.000Z';
const almaty = (language: string) => ({ timeZone: 'Asia/Almaty', language });

describe('times on screen', () => {
  it('are those of the place, day before month, in every language', () => {
    expect(dateTimeText(MIDNIGHT, almaty('en'))).toBe('15/03/2027, 00:00');
    expect(dateTimeText(MIDNIGHT, almaty('ru'))).toBe('15.03.2027, 00:00');
    expect(dateTimeText(MIDNIGHT, almaty('kk'))).toBe('15.03.2027, 00:00');
    expect(timeText(MIDNIGHT, almaty('kk'))).toBe('00:00');
  });

  it('come back as they were typed', () => {
    const { date, time } = localParts(MIDNIGHT, 'Asia/Almaty');
    expect([date, time]).toEqual(['2027-03-15', '00:00']);
    expect(instantOf(date, time, 'Asia/Almaty')).toBe(MIDNIGHT);
  });

  it('are told apart on the night the clocks change', () => {
    expect(instantOf('2027-03-28', '01:30', 'Europe/Berlin')).toBe('2027-03-28T00:30:00.000Z');
    expect(instantOf('2027-03-28', '03:30', 'Europe/Berlin')).toBe('2027-03-28T01:30:00.000Z');
    expect(instantOf('2027-10-31', '02:30', 'Europe/Berlin')).toBe('2027-10-31T01:30:00.000Z');
  });

  it('that are no times are nothing', () => {
    expect(instantOf('2027-13-01', '10:00', 'Asia/Almaty')).toBeUndefined();
  });
});
