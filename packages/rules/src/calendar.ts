const DAY_MS = 86_400_000;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A stretch of days, both ends included, as `YYYY-MM-DD`. */
export interface Period {
  from: string;
  to: string;
}

/** True for a day that exists, written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  const parts = DATE.exec(text);
  return parts !== null && Number(parts[3]) >= 1 && Number(parts[3]) <= daysInMonth(Number(parts[1]), Number(parts[2]));
}

/**
 * The day `days` after `date`, or before it when negative.
 *
 * @throws RangeError when `date` is no day of the calendar, or the result lies outside the years 0000 to 9999
 */
export function addDays(date: string, days: number): string {
  const { year, month, day } = split(date);
  // Most steps stay within the month, and need no Date.
  if (day + days >= 1 && day + days <= 28) return join(year, month, day + days);
  const moved = new Date(dayStart(year, month, day) + days * DAY_MS);
  return join(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate());
}

/**
 * The same day of the month `months` later, or earlier when negative. Where that month is shorter, its last day: one month after 31 January
 * is the end of February.
 *
 * @throws RangeError when `date` is no day of the calendar, or the result lies outside the years 0000 to 9999
 */
export function addMonths(date: string, months: number): string {
  const { year, month, day } = split(date);
  const index = year * 12 + month - 1 + months;
  const toYear = Math.floor(index / 12);
  const toMonth = index - toYear * 12 + 1;
  return join(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/**
 * Whole months from `from` to `to`: the largest n with `addMonths(from, n) <= to`. Negative when `to` lies before `from`.
 *
 * @throws RangeError when one of them is no day of the calendar
 */
export function monthsBetween(from: string, to: string): number {
  const start = split(from);
  const end = split(to);
  const months = (end.year - start.year) * 12 + end.month - start.month;
  return addMonths(from, months) <= to ? months : months - 1;
}

/**
 * Days from `from` to `to`, negative when `to` lies before `from`.
 *
 * @throws RangeError when one of them is no day of the calendar
 */
export function daysBetween(from: string, to: string): number {
  const start = split(from);
  const end = split(to);
  return (dayStart(end.year, end.month, end.day) - dayStart(start.year, start.month, start.day)) / DAY_MS;
}

function split(date: string): { year: number; month: number; day: number } {
  if (!isDate(date)) throw new RangeError(`"${date}" is no date: write a day of the calendar as YYYY-MM-DD.`);
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** `Date.UTC` takes the years 0 to 99 for those of the last century. */
function dayStart(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}

function join(year: number, month: number, day: number): string {
  if (!(year >= 0 && year <= 9999)) throw new RangeError(`The year ${year} cannot be written as YYYY-MM-DD.`);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  if (month < 1 || month > 12) return 0;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
