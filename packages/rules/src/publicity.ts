import { addDays, addMonths } from './calendar.js';

/** Term of one class of conduct, as the records of `publicity-rules` hold it. */
export interface PublicityTerm {
  /** A code of `dishonesty-class`. Absent: any class without a term of its own. */
  readonly level?: string;
  /** Codes of `publicity-field`. Absent: any field without a term of its own. */
  readonly fields?: readonly string[];
  readonly longestMonths: number;
  /** Absent: the rule does not say when credit can be repaired. */
  readonly repairableAfterMonths?: number;
}

/** What counts here of a record of `publicity-rules`. */
export interface PublicityTerms {
  readonly id: string;
  readonly terms: readonly PublicityTerm[];
}

/** What was done, as far as its publication depends on it. */
export interface PublishedConduct {
  /** A code of `dishonesty-class`. */
  level?: string;
  /** A code of `publicity-field`. */
  field?: string;
}

/**
 * The day from which credit repair may be granted for something published on `publishedOn`, absent when the rule does not say, and the last
 * day of its publication. A term for the field of the conduct goes before one for its class, and either before one for all conduct.
 *
 * @throws RangeError when the rule has no term for the conduct
 */
export function publicityPeriod(
  rule: PublicityTerms,
  conduct: PublishedConduct,
  publishedOn: string,
): { repairableFrom?: string; endsOn: string } {
  const { longestMonths, repairableAfterMonths } = publicityTerm(rule, conduct);
  return {
    ...(repairableAfterMonths === undefined ? {} : { repairableFrom: addMonths(publishedOn, repairableAfterMonths) }),
    endsOn: addDays(addMonths(publishedOn, longestMonths), -1),
  };
}

function publicityTerm({ id, terms }: PublicityTerms, { level, field }: PublishedConduct): PublicityTerm {
  const own = (term: PublicityTerm) => (term.fields ? 2 : 0) + (term.level === undefined ? 0 : 1);
  const [term] = terms
    .filter(
      (each) =>
        (each.level === undefined || each.level === level) &&
        (each.fields === undefined || (field !== undefined && each.fields.includes(field))),
    )
    .sort((a, b) => own(b) - own(a));
  if (!term) {
    const known = terms.map((each) => [each.level, ...(each.fields ?? [])].filter(Boolean).join(' in ')).join(', ');
    throw new RangeError(
      `Publicity rule ${id} has no term for ${level ?? 'conduct without a class'}${field ? ` in ${field}` : ''}: it has terms for ${known}.`,
    );
  }
  return term;
}

/** What counts here of a record of `penalties`. */
export interface PublishedPenalty {
  readonly publicityEndsOn?: string;
  readonly withdrawnOn?: string;
}

/**
 * The last day on which the public sees a penalty, as `until`; absent when nothing ends it. Publication ends with its term (国办发〔2025〕22号), or
 * before the day on which it was withdrawn because the decision no longer stands (行政处罚法第四十八条).
 */
export function penaltyPublicTerm({ publicityEndsOn, withdrawnOn }: PublishedPenalty): { until?: string } {
  const days = [publicityEndsOn, withdrawnOn === undefined ? undefined : addDays(withdrawnOn, -1)];
  const [until] = days.filter((day) => day !== undefined).sort();
  return until === undefined ? {} : { until };
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
