import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from './calendar.js';
import { addWorkingDays, publicityPeriod } from './publicity.js';

const weekday = (date: string) => ![0, 6].includes(new Date(date).getUTCDay());

describe('publicityPeriod', () => {
  it.each([
    ['minor', '2026-01-31', '2026-01-31', '2026-04-29'],
    ['general', '2026-01-31', '2026-04-30', '2027-01-30'],
    ['serious', '2024-02-29', '2025-02-28', '2027-02-27'],
  ])('%s from %s: repair from %s, last day %s', (severity, publishedOn, repairableFrom, endsOn) => {
    expect(publicityPeriod(severity, publishedOn)).toEqual({ repairableFrom, endsOn });
  });

  it('says which severities it knows', () => {
    expect(() => publicityPeriod('huge', '2026-01-01')).toThrow('there are minor, general, serious');
  });
});

describe('addWorkingDays', () => {
  it('counts from the next working day', () => {
    // 30 April 2026 is a Thursday.
    expect(addWorkingDays('2026-04-30', 7, weekday)).toBe('2026-05-11');
    expect(
      addWorkingDays('2026-04-30', 7, (date) => weekday(date) && !['2026-05-01', '2026-05-04'].includes(date)),
    ).toBe('2026-05-13');
    expect(addWorkingDays('2026-04-30', 0, weekday)).toBe('2026-04-30');
  });

  it('passes exactly as many working days as asked for', () => {
    fc.assert(
      fc.property(fc.nat(3000), fc.integer({ min: 1, max: 150 }), (offset, count) => {
        const start = addDays('2020-01-01', offset);
        const end = addWorkingDays(start, count, weekday);
        let passed = 0;
        for (let day = addDays(start, 1); day <= end; day = addDays(day, 1)) if (weekday(day)) passed += 1;
        expect(passed).toBe(count);
        expect(weekday(end)).toBe(true);
      }),
    );
  });

  it('does not search for ever', () => {
    expect(() => addWorkingDays('2026-01-01', 1, () => false)).toThrow('check the isWorkday function');
  });
});
