import { addDays, addMonths } from './calendar.js';
import { addWorkingDays } from './publicity.js';

/** What a time limit says of its length: the part of the standard's `TimeLimit` that a day is computed from. */
export interface TimeLimitTerm {
  /** A code of `time-limit-kind`. */
  readonly kind: string;
  readonly amount: number;
  /** A code of `time-unit`. */
  readonly unitOfTime: string;
}

/** Which days are working days, as the State Council decrees it year by year. */
export interface HolidayCalendar {
  /** Years that the lists cover. */
  readonly years: readonly number[];
  /** Days off from Monday to Friday. */
  readonly holidays: readonly string[];
  /** Saturdays and Sundays on which one works. */
  readonly workdays: readonly string[];
}

/** That a day lies in a year whose holidays are not known. */
export class UnknownHolidaysError extends RangeError {
  override readonly name = 'UnknownHolidaysError';
}

/**
 * The function that tells working days by a holiday calendar. It throws an {@link UnknownHolidaysError} for a day in a year that the calendar
 * does not cover: a deadline counted without the holidays of its year would be wrong and look right.
 */
export function workdayCheck({ years, holidays, workdays }: HolidayCalendar): (date: string) => boolean {
  const covered = new Set(years);
  const off = new Set(holidays);
  const on = new Set(workdays);
  return (date) => {
    if (!covered.has(Number(date.slice(0, 4))))
      throw new UnknownHolidaysError(
        `The holidays of ${date.slice(0, 4)} are not known: add the year to the holiday calendar.`,
      );
    if (on.has(date)) return true;
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    return weekday !== 0 && weekday !== 6 && !off.has(date);
  };
}

/**
 * The last day that a limit leaves when it runs from `date`, which itself does not count. A notice period runs back from `date` and ends on
 * the last day for the notice; a validity begins on `date` and ends the day before its return.
 *
 * @param isWorkday tells working days, as {@link workdayCheck} does; only asked when the limit counts in them
 * @throws RangeError when the unit of time is unknown, the amount no whole number above 0, `date` no day of the calendar, or the working
 *   days of a year are not known
 */
export function timeLimitEnd(
  date: string,
  { kind, amount, unitOfTime }: TimeLimitTerm,
  isWorkday: (date: string) => boolean,
): string {
  if (!Number.isInteger(amount) || amount < 1)
    throw new RangeError(`A time limit of ${amount} is none: give a whole number of at least 1.`);
  const add = steps.get(unitOfTime);
  if (!add) throw new RangeError(`Unknown unit of time "${unitOfTime}": there are ${[...steps.keys()].join(', ')}.`);
  const end = add(date, kind === 'notice-period' ? -amount : amount, isWorkday);
  return kind === 'validity' ? addDays(end, -1) : end;
}

const steps: ReadonlyMap<string, (date: string, amount: number, isWorkday: (date: string) => boolean) => string> =
  new Map([
    ['working-day', addWorkingDays],
    ['calendar-day', addDays],
    ['month', addMonths],
    ['year', (date, years) => addMonths(date, years * 12)],
  ]);
