import type { Facility, ScoreBand, ScoreRecord, ScoreRuleSet } from '@yijian/standard';
import { addDays, addMonths, monthsBetween, type Period } from './calendar.js';

/** A window in which demerit points add up. */
export interface ScoreCycle extends Period {
  /** The years of the cycle, counted from its anchor; the last is cut at the end of the cycle. */
  years: Period[];
}

/**
 * The demerit cycle that contains `date`. Cycles follow one another from the anchor without a gap, on both sides of it, and each is counted
 * from the anchor itself, so that an anchor on the 31st does not creep to the 28th.
 *
 * @param anchorDate day of the rule set's anchor, such as the last passed verification; of a calendar-year anchor only the year counts
 * @param verificationCycleYears needed when the cycle is the verification cycle of the licence
 * @throws RangeError when a date is none, or when the length of the cycle is not known
 */
export function scoreCycleAt(
  ruleSet: ScoreRuleSet,
  anchorDate: string,
  date: string,
  verificationCycleYears?: number,
): ScoreCycle {
  const length = cycleMonths(ruleSet, verificationCycleYears);
  const anchor = ruleSet.cycle.anchor === 'calendar-year' ? `${anchorDate.slice(0, 4)}-01-01` : anchorDate;
  const start = Math.floor(monthsBetween(anchor, date) / length) * length;
  const window = (from: number, to: number): Period => ({
    from: addMonths(anchor, start + from),
    to: addDays(addMonths(anchor, start + to), -1),
  });
  const years = Array.from({ length: Math.ceil(length / 12) }, (_, year) =>
    window(year * 12, Math.min((year + 1) * 12, length)),
  );
  return { ...window(0, length), years };
}

/**
 * The anchor of a facility's demerit cycle as it stood on `on`: the last verification passed until then, or the issue of the licence, as
 * the rule set says. A facility that was never verified counts from the issue of its licence. Absent when the facility's record does not
 * tell.
 */
export function scoreCycleAnchor(ruleSet: ScoreRuleSet, facility: Facility, on: string): string | undefined {
  const { licence, licenceEvents = [], openedOn } = facility;
  const latest = (kind: string) =>
    licenceEvents.reduce<string | undefined>(
      (found, event) =>
        event.kind === kind && event.occurredOn <= on && (!found || event.occurredOn > found)
          ? event.occurredOn
          : found,
      undefined,
    );
  const known = (date: string | undefined) => (date && date <= on ? date : undefined);
  const issued = () => latest('issued') ?? known(licence?.validFrom) ?? known(openedOn);
  switch (ruleSet.cycle.anchor) {
    case 'calendar-year':
      return `${on.slice(0, 4)}-01-01`;
    case 'verification-passed':
      return latest('verified') ?? known(licence?.lastVerifiedOn) ?? issued();
    case 'licence-issued':
      return issued();
    default:
      return undefined;
  }
}

/**
 * Points of a rule set that count within a window. Only records that are `effective` count. A record counts on the day it was given, held
 * within the cycle that it names itself, if it names one.
 */
export function pointsInCycle(ruleSet: ScoreRuleSet, records: Iterable<ScoreRecord>, window: Period): number {
  let points = 0;
  for (const record of records) {
    if (record.ruleSetId !== ruleSet.id || record.status !== 'effective') continue;
    const day = countsOn(record);
    if (day >= window.from && day <= window.to) points += record.points;
  }
  return points;
}

/**
 * The highest band that the points of a cycle have reached, or `undefined` below the first. Bands are compared in the rule set's own order,
 * low to high. A band for one verification cycle applies only to a facility that has it.
 */
export function scoreConsequence(
  ruleSet: ScoreRuleSet,
  records: Iterable<ScoreRecord>,
  cycle: ScoreCycle,
  verificationCycleYears?: number,
): ScoreBand | undefined {
  const own = [...records];
  const inCycle = pointsInCycle(ruleSet, own, cycle);
  const inWorstYear = Math.max(...cycle.years.map((year) => pointsInCycle(ruleSet, own, year)));
  return ruleSet.bands.findLast((band) => {
    if (band.verificationCycleYears !== undefined && band.verificationCycleYears !== verificationCycleYears) {
      return false;
    }
    const points = band.measure === 'year' ? inWorstYear : inCycle;
    return band.inclusive ? points >= band.minPoints : points > band.minPoints;
  });
}

function cycleMonths(ruleSet: ScoreRuleSet, verificationCycleYears: number | undefined): number {
  const { kind, months } = ruleSet.cycle;
  const length = kind === 'months' ? months : verificationCycleYears && verificationCycleYears * 12;
  if (length === undefined || !Number.isInteger(length) || length < 1) {
    throw new RangeError(
      kind === 'months'
        ? `Rule set ${ruleSet.id} counts by months but its cycle.months is ${months ?? 'missing'}: give a whole number from 1.`
        : `Rule set ${ruleSet.id} counts by verification cycle: give verificationCycleYears as a whole number from 1, not ${verificationCycleYears ?? 'nothing'}.`,
    );
  }
  return length;
}

function countsOn({ recordedOn, cycleFrom, cycleTo }: ScoreRecord): string {
  if (cycleTo && recordedOn > cycleTo) return cycleTo;
  return cycleFrom && recordedOn < cycleFrom ? cycleFrom : recordedOn;
}
