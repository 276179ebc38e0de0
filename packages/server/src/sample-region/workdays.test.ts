import { expect, it } from 'vitest';
import { isWorkday, workdayFrom, workdaysAfter, workdayUntil } from './workdays.js';

it('works from Monday to Friday, but not on public holidays', () => {
  // 2025-01-27 is a Monday, the eve of the lunar new year a Tuesday.
  expect(['2025-01-25', '2025-01-27', '2025-01-28', '2025-02-03', '2025-02-04'].map(isWorkday)).toEqual([
    false,
    true,
    false,
    false,
    true,
  ]);
  expect(['2018-12-29', '2018-12-31', '2019-01-01', '2026-10-08'].map(isWorkday)).toEqual([false, true, false, true]);
});

it('finds the next, the last and the n-th working day', () => {
  expect(workdayFrom('2025-01-28')).toBe('2025-02-04');
  expect(workdayFrom('2025-02-04')).toBe('2025-02-04');
  expect(workdayUntil('2025-02-03')).toBe('2025-01-27');
  expect(workdaysAfter('2025-01-27', 2)).toBe('2025-02-05');
});
