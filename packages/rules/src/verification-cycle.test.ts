import { expect, it } from 'vitest';
import { verificationCycleYears, verificationDueOn } from './verification-cycle.js';

it('verifies every year below 100 beds and every three years from 100 (art. 22)', () => {
  expect([0, 99, 100, 2000].map(verificationCycleYears)).toEqual([1, 1, 3, 3]);
});

it('refuses what is no number of beds', () => {
  for (const beds of [-1, 1.5, NaN]) expect(() => verificationCycleYears(beds)).toThrow(`this one is ${beds}`);
});

it('is due on the same day of the calendar, clamped at the end of February', () => {
  expect(verificationDueOn('2025-06-30', 1)).toBe('2026-06-30');
  expect(verificationDueOn('2024-02-29', 3)).toBe('2027-02-28');
});
