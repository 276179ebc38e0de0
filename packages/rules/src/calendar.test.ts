import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, daysBetween, isDate, monthsBetween } from './calendar.js';

const date = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9998-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

describe('the calendar', () => {
  it('knows which days exist', () => {
    for (const day of ['2024-02-29', '2000-02-29', '2026-12-31']) expect(isDate(day), day).toBe(true);
    for (const day of [
      '2023-02-29',
      '1900-02-29',
      '2026-04-31',
      '2026-13-01',
      '2026-00-10',
      '2026-1-1',
      '2026-01-00',
      '',
    ]) {
      expect(isDate(day), day).toBe(false);
    }
  });

  it('refuses to leave the years that can be written', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addDays('0000-01-01', -1)).toThrow(RangeError);
    expect(() => addMonths('9999-12-01', 1)).toThrow(RangeError);
    expect(addDays('0099-12-31', 1)).toBe('0100-01-01');
    expect(daysBetween('0099-12-31', '0100-01-01')).toBe(1);
  });

  it('agrees with Date on every day that it calls a date', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1950, max: 2099 }),
        fc.integer({ min: 1, max: 13 }),
        fc.integer({ min: 1, max: 32 }),
        (y, m, d) => {
          const text = `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
          const real = new Date(Date.UTC(y, m - 1, d)).toISOString().slice(0, 10) === text;
          expect(isDate(text)).toBe(real);
        },
      ),
    );
  });

  it('clamps to the last day of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2024-02-29', -48)).toBe('2020-02-29');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
  });

  it('counts whole months so that addMonths just reaches, and one more overshoots', () => {
    fc.assert(
      fc.property(date, date, (from, to) => {
        const months = monthsBetween(from, to);
        expect(addMonths(from, months) <= to).toBe(true);
        expect(addMonths(from, months + 1) > to).toBe(true);
      }),
    );
  });

  it('counts days so that addDays comes back', () => {
    fc.assert(fc.property(date, date, (from, to) => addDays(from, daysBetween(from, to)) === to));
  });

  it('says what is wrong with a bad date', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(
      '"2026-02-30" is no date: write a day of the calendar as YYYY-MM-DD.',
    );
    expect(() => addMonths('today', 1)).toThrow(RangeError);
  });
});
