import type { ShownEvent } from './read-timeline.js';

/** Events of one month. */
export interface MonthGroup {
  /** From 1 to 12. */
  readonly month: number;
  readonly events: readonly ShownEvent[];
}

/** Events of one year. */
export interface YearGroup {
  readonly year: number;
  readonly count: number;
  readonly months: readonly MonthGroup[];
}

/** Groups events, which must be in order of date, by year and month. */
export function monthGroups(events: readonly ShownEvent[]): readonly YearGroup[] {
  const years: { year: number; count: number; months: { month: number; events: ShownEvent[] }[] }[] = [];
  for (const event of events) {
    const year = Number(event.occurredOn.slice(0, 4));
    const month = Number(event.occurredOn.slice(5, 7));
    let inYear = years[years.length - 1];
    if (inYear?.year !== year) years.push((inYear = { year, count: 0, months: [] }));
    let inMonth = inYear.months[inYear.months.length - 1];
    if (inMonth?.month !== month) inYear.months.push((inMonth = { month, events: [] }));
    inYear.count += 1;
    inMonth.events.push(event);
  }
  return years;
}
