import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from './calendar.js';
import { addWorkingDays } from './publicity.js';
import { timeLimitEnd, workdayCheck, type HolidayCalendar } from './time-limit.js';

// National Day 2024 by the notice of the State Council: off from 1 to 7 October, at work on 29 September and 12 October.
const autumn2024: HolidayCalendar = {
  years: [2024],
  holidays: ['2024-10-01', '2024-10-02', '2024-10-03', '2024-10-04', '2024-10-07'],
  workdays: ['2024-09-29', '2024-10-12'],
};
const isWorkday = workdayCheck(autumn2024);
const limit = (kind: string, amount: number, unitOfTime: string) => ({ kind, amount, unitOfTime });

describe('workdayCheck', () => {
  it.each([
    ['2024-09-27', true, 'a Friday'],
    ['2024-09-28', false, 'a Saturday'],
    ['2024-09-29', true, 'a Sunday on which one works'],
    ['2024-10-01', false, 'a holiday on a Tuesday'],
    ['2024-10-12', true, 'a Saturday on which one works'],
  ])('%s: %s, %s', (date, expected) => {
    expect(isWorkday(date)).toBe(expected);
  });

  it('refuses a year whose holidays it does not know', () => {
    expect(() => isWorkday('2025-01-01')).toThrow('The holidays of 2025 are not known');
  });
});

describe('timeLimitEnd', () => {
  it.each([
    ['publication of a penalty over a long holiday', '2024-09-27', limit('deadline', 7, 'working-day'), '2024-10-12'],
    [
      'notice before a hearing, over the same holiday',
      '2024-10-12',
      limit('notice-period', 7, 'working-day'),
      '2024-09-27',
    ],
    ['decision on a penalty', '2025-06-20', limit('deadline', 90, 'calendar-day'), '2025-09-18'],
    ['payment of a fine', '2025-07-02', limit('deadline', 15, 'calendar-day'), '2025-07-17'],
    ['renewal of a nurse', '2025-12-31', limit('notice-period', 30, 'calendar-day'), '2025-12-01'],
    ['registration of a nurse', '2023-04-12', limit('validity', 5, 'year'), '2028-04-11'],
    ['assessment of a physician', '2024-02-29', limit('cycle', 3, 'year'), '2027-02-28'],
    ['a term in months from the end of a month', '2025-01-31', limit('deadline', 1, 'month'), '2025-02-28'],
  ])('%s', (_, date, term, end) => {
    expect(timeLimitEnd(date, term, isWorkday)).toBe(end);
  });

  it('asks for holidays only when it counts working days', () => {
    const unknown = () => {
      throw new Error('asked');
    };
    expect(timeLimitEnd('2031-01-01', limit('deadline', 15, 'calendar-day'), unknown)).toBe('2031-01-16');
    expect(() => timeLimitEnd('2031-01-01', limit('deadline', 5, 'working-day'), unknown)).toThrow('asked');
  });

  it.each([
    [
      limit('deadline', 7, 'fortnight'),
      'Unknown unit of time "fortnight": there are working-day, calendar-day, month, year.',
    ],
    [limit('deadline', 7, 'constructor'), 'Unknown unit of time "constructor"'],
    [limit('deadline', 0, 'month'), 'A time limit of 0 is none'],
    [limit('deadline', 1.5, 'month'), 'A time limit of 1.5 is none'],
  ])('refuses %j', (term, message) => {
    expect(() => timeLimitEnd('2025-01-01', term, isWorkday)).toThrow(message);
  });
});

it('counts working days back to where they were counted from', () => {
  const weekday = workdayCheck({ years: [2019, 2020, 2021], holidays: [], workdays: [] });
  fc.assert(
    fc.property(fc.nat(365), fc.integer({ min: 1, max: 100 }), (offset, count) => {
      const start = addWorkingDays(addDays('2020-01-01', offset), 1, weekday);
      expect(addWorkingDays(addWorkingDays(start, count, weekday), -count, weekday)).toBe(start);
    }),
  );
});
