import type { HolidayCalendar } from '@yijian/standard';
import { addDays } from '../calendar.js';
import { ruleInForce } from '../rule-in-force.js';
import { type TimeLimitTerm, timeLimitEnd, UnknownHolidaysError, workdayCheck } from '../time-limit.js';

/** Working days of a division. What falls in a year whose holidays are not known is undefined, never a guess. */
export interface Workdays {
  /** The last day that a limit leaves when it runs from `date`. */
  limitEnd: (date: string, term: TimeLimitTerm) => string | undefined;
  /** The day itself if it is a working day, else the last one before it. */
  lastUntil: (date: string) => string | undefined;
  /** Working days after `from` until `to`, `to` included. */
  countBetween: (from: string, to: string) => number | undefined;
}

/** The working days of a division, by the calendar of each year that is nearest to it. */
export function workdaysOf(calendars: readonly HolidayCalendar[], regionCode: string): Workdays {
  const years = new Set(calendars.map(({ year }) => year));
  const own = [...years].flatMap((year) => {
    const calendar = ruleInForce(
      calendars.filter((each) => each.year === year),
      regionCode,
      `${year}-01-01`,
    );
    return calendar ? [calendar] : [];
  });
  const isWorkday = workdayCheck({
    years: own.map(({ year }) => year),
    holidays: own.flatMap(({ holidays }) => holidays),
    workdays: own.flatMap(({ workdays }) => workdays),
  });
  const known = new Set(own.map(({ year }) => year));
  return {
    limitEnd: (date, term) => ifKnown(() => timeLimitEnd(date, term, isWorkday)),
    lastUntil: (date) =>
      ifKnown(() => {
        let day = date;
        while (!isWorkday(day)) day = addDays(day, -1);
        return day;
      }),
    countBetween: (from, to) => {
      // Years ago is not worth counting day by day when a year on the way is not known.
      for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1)
        if (!known.has(year)) return undefined;
      let count = 0;
      for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkday(day)) count += 1;
      return count;
    },
  };
}

function ifKnown(compute: () => string): string | undefined {
  try {
    return compute();
  } catch (error) {
    if (error instanceof UnknownHolidaysError) return undefined;
    throw error;
  }
}
