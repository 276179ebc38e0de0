import { addDays, addWorkingDays, daysBetween } from '@yijian/rules';

/** Public holidays with a fixed date, as month and day. */
const FIXED = new Set([
  '01-01',
  '05-01',
  '05-02',
  '05-03',
  '10-01',
  '10-02',
  '10-03',
  '10-04',
  '10-05',
  '10-06',
  '10-07',
]);

/** First day of the lunar year; the holiday runs from the eve to the sixth day. */
const LUNAR_NEW_YEAR = [
  '2019-02-05',
  '2020-01-25',
  '2021-02-12',
  '2022-02-01',
  '2023-01-22',
  '2024-02-10',
  '2025-01-29',
  '2026-02-17',
];

const SPRING_FESTIVAL = new Set(
  LUNAR_NEW_YEAR.flatMap((first) => [-1, 0, 1, 2, 3, 4, 5].map((offset) => addDays(first, offset))),
);

/**
 * The sample region's working days: Monday to Friday without public holidays. Days that the State Council moves to weekends every year are
 * left out.
 */
export function isWorkday(date: string): boolean {
  // 1 January 2024 was a Monday.
  const weekday = daysBetween('2024-01-01', date) % 7;
  const weekend = weekday === 5 || weekday === 6 || weekday === -1 || weekday === -2;
  return !weekend && !FIXED.has(date.slice(5)) && !SPRING_FESTIVAL.has(date);
}

/** The day itself if it is a working day, else the next one. */
export function workdayFrom(date: string): string {
  return addWorkingDays(addDays(date, -1), 1, isWorkday);
}

/** The day itself if it is a working day, else the one before. */
export function workdayUntil(date: string): string {
  let day = date;
  while (!isWorkday(day)) day = addDays(day, -1);
  return day;
}

/** The day `count` working days after `date`. */
export function workdaysAfter(date: string, count: number): string {
  return addWorkingDays(date, count, isWorkday);
}
