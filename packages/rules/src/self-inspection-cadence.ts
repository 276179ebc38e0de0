import { addDays, addMonths, monthsBetween, type Period } from './calendar.js';
import { defined } from './defined.js';

/** How often one kind of self-inspection is required: a `SelfInspectionFrequency` of the standard. */
export interface SelfInspectionFrequencyRule {
  kind: string;
  /** Fewest in one interval; 0 when only circumstances call for it. */
  requiredCount: number;
  intervalMonths: number;
}

/** What the rule needs of a `SelfInspectionCadence` of the standard. */
export interface SelfInspectionCadenceRule {
  id: string;
  /** Day on which an interval begins, `YYYY-MM-DD`. Without it intervals are counted from 1 January. */
  anchorOn?: string;
  effectiveFrom?: string;
  kinds: readonly SelfInspectionFrequencyRule[];
}

/** What the rule needs of a `SelfInspection` of the standard. */
export interface SelfInspectionDone {
  kind: string;
  inspectedOn: string;
}

/** Where a facility stands with one kind of self-inspection: a `CadenceKindStatus` of the standard. */
export interface SelfInspectionStanding {
  kind: string;
  lastInspectedOn?: string;
  /** Of the interval that the day lies in. */
  doneCount: number;
  requiredCount: number;
  periodFrom: string;
  periodTo: string;
  /** Last day for the next one that is owed; before the day asked about when overdue. */
  dueOn?: string;
  status: 'met' | 'due' | 'overdue' | 'none-required';
}

/** From here on, intervals of 1, 3, 6 and 12 months are those of the calendar. */
const CALENDAR_ANCHOR = '2000-01-01';

/**
 * Where a facility stands on a day with each kind of self-inspection, in the order of the cadence.
 *
 * A kind is met when the interval that `on` lies in has as many as it requires. Otherwise the facility owes the first interval since the
 * last that was complete, and is overdue once that one has ended. Only whole intervals are owed: one that began before the cadence was in
 * effect or before the facility practised is not. When neither day is known, the first recorded self-inspection of the kind stands in; with
 * none, nothing before the present interval is owed, because records that are absent tell nothing. Self-inspections after `on` are not
 * counted.
 *
 * @param on `YYYY-MM-DD`
 * @param practisingSince day on which the facility opened, if known
 * @throws RangeError when a day is no day of the calendar, or a number of the cadence cannot be one
 */
export function selfInspectionStandings(
  cadence: SelfInspectionCadenceRule,
  inspections: Iterable<SelfInspectionDone>,
  on: string,
  practisingSince?: string,
): SelfInspectionStanding[] {
  const done = [...inspections].filter(({ inspectedOn }) => inspectedOn <= on);
  const owedSince = [cadence.effectiveFrom, practisingSince].filter((day) => day !== undefined).sort();
  return cadence.kinds.map((rule) => {
    checkNumbers(cadence.id, rule);
    const days = done
      .filter(({ kind }) => kind === rule.kind)
      .map(({ inspectedOn }) => inspectedOn)
      .sort();
    return standing(rule, cadence.anchorOn ?? CALENDAR_ANCHOR, days, on, owedSince.at(-1) ?? days[0]);
  });
}

function standing(
  { kind, requiredCount, intervalMonths }: SelfInspectionFrequencyRule,
  anchor: string,
  days: readonly string[],
  on: string,
  owedSince: string | undefined,
): SelfInspectionStanding {
  const indexOf = (day: string): number => Math.floor(monthsBetween(anchor, day) / intervalMonths);
  const interval = (index: number): Period => ({
    from: addMonths(anchor, index * intervalMonths),
    to: addDays(addMonths(anchor, (index + 1) * intervalMonths), -1),
  });
  const countIn = (index: number): number => {
    const { from, to } = interval(index);
    return days.filter((day) => from <= day && day <= to).length;
  };

  const present = indexOf(on);
  const { from: periodFrom, to: periodTo } = interval(present);
  const doneCount = countIn(present);
  const told = { kind, lastInspectedOn: days.at(-1), doneCount, requiredCount, periodFrom, periodTo };
  if (requiredCount === 0) return defined({ ...told, status: 'none-required' as const });

  const firstWhole =
    owedSince === undefined ? present : indexOf(owedSince) + (interval(indexOf(owedSince)).from === owedSince ? 0 : 1);
  const met = doneCount >= requiredCount;
  let owed = Math.max(met ? present + 1 : present, firstWhole);
  if (!met) while (owed > firstWhole && countIn(owed - 1) < requiredCount) owed -= 1;
  const dueOn = interval(owed).to;
  return defined({
    ...told,
    dueOn,
    status: met ? ('met' as const) : dueOn < on ? ('overdue' as const) : ('due' as const),
  });
}

function checkNumbers(id: string, { kind, requiredCount, intervalMonths }: SelfInspectionFrequencyRule): void {
  if (!Number.isInteger(intervalMonths) || intervalMonths < 1)
    throw new RangeError(
      `Cadence ${id} counts "${kind}" by intervals of ${intervalMonths} months: give a whole number from 1.`,
    );
  if (!Number.isInteger(requiredCount) || requiredCount < 0)
    throw new RangeError(`Cadence ${id} requires ${requiredCount} of "${kind}": give a whole number from 0.`);
}
