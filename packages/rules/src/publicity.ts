import { addDays, addMonths } from './calendar.js';

/** How long penalties stay published, in months, by code of `finding-severity`. */
export type PublicityTerms = Readonly<
  Record<string, { readonly shortestMonths: number; readonly longestMonths: number }>
>;

/**
 * National terms for the publication of untrustworthy conduct, by 国办发〔2025〕22号: minor up to 3 months or not at all, general 3 months to
 * 1 year, serious 1 to 3 years. Credit repair is open once the shortest term has passed.
 */
export const publicityTerms2025 = {
  minor: { shortestMonths: 0, longestMonths: 3 },
  general: { shortestMonths: 3, longestMonths: 12 },
  serious: { shortestMonths: 12, longestMonths: 36 },
} as const satisfies PublicityTerms;

/**
 * The day from which credit repair may be granted for something published on `publishedOn`, and the last day of its publication.
 *
 * @throws RangeError when the terms do not know the severity
 */
export function publicityPeriod(
  severity: string,
  publishedOn: string,
  terms: PublicityTerms = publicityTerms2025,
): { repairableFrom: string; endsOn: string } {
  const term = terms[severity];
  if (!term) {
    throw new RangeError(`No publicity term for severity "${severity}": there are ${Object.keys(terms).join(', ')}.`);
  }
  return {
    repairableFrom: addMonths(publishedOn, term.shortestMonths),
    endsOn: addDays(addMonths(publishedOn, term.longestMonths), -1),
  };
}

/**
 * The day `count` working days after `date`, or before it when negative; `date` itself does not count. Which days are working days changes by decree every year and is
 * therefore the caller's to know.
 *
 * @throws RangeError when there is no working day within a month, which no calendar has
 */
export function addWorkingDays(date: string, count: number, isWorkday: (date: string) => boolean): string {
  const step = Math.sign(count);
  let day = date;
  for (let left = Math.abs(count), idle = 0; left > 0;) {
    day = addDays(day, step);
    if (isWorkday(day)) {
      left -= 1;
      idle = 0;
    } else if ((idle += 1) > 31) {
      throw new RangeError(`No working day between ${date} and ${day}: check the isWorkday function.`);
    }
  }
  return day;
}
